"""The protocol of sitemaps.org and Google's news extension as XML schemas, written after their published rules."""

from lxml import etree

SM = "http://www.sitemaps.org/schemas/sitemap/0.9"
NEWS = "http://www.google.com/schemas/sitemap-news/0.9"

_TYPES = """
  <xs:simpleType name="loc"><xs:restriction base="xs:anyURI">
    <xs:minLength value="12"/><xs:maxLength value="2048"/><xs:pattern value="https?://.+"/>
  </xs:restriction></xs:simpleType>
  <xs:simpleType name="w3c"><xs:union memberTypes="xs:date xs:dateTime"/></xs:simpleType>
"""


def _schema(body: str, imports: str = "") -> etree.XMLSchema:
    return etree.XMLSchema(
        etree.fromstring(
            f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns="{SM}" targetNamespace="{SM}"'
            f' elementFormDefault="qualified">{imports}{_TYPES}{body}</xs:schema>'
        )
    )


SCHEMA_OF_INDEX = _schema("""
  <xs:element name="sitemapindex"><xs:complexType><xs:sequence>
    <xs:element name="sitemap" minOccurs="0" maxOccurs="50000"><xs:complexType><xs:all>
      <xs:element name="loc" type="loc"/>
      <xs:element name="lastmod" type="w3c" minOccurs="0"/>
    </xs:all></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
""")
SCHEMA_OF_URLS = _schema("""
  <xs:element name="urlset"><xs:complexType><xs:sequence>
    <xs:element name="url" minOccurs="1" maxOccurs="50000"><xs:complexType><xs:sequence>
      <xs:element name="loc" type="loc"/>
      <xs:element name="lastmod" type="w3c" minOccurs="0"/>
      <xs:element name="changefreq" type="xs:string" minOccurs="0"/>
      <xs:element name="priority" type="xs:decimal" minOccurs="0"/>
      <xs:any namespace="##other" processContents="lax" minOccurs="0" maxOccurs="unbounded"/>
    </xs:sequence></xs:complexType></xs:element>
  </xs:sequence></xs:complexType></xs:element>
""")
