import pytest
from newsroom.search.find import find, Asked
from tests.makers import *
from directory.models import UnitName
@pytest.mark.django_db
def test_it(django_assert_max_num_queries):
    u=make_unit("福建省发展和改革委员会", short_name="省发改委")
    o=make_official("朱清"); make_post(o,u,"主任")
    a=make_public_article("学厦航推进会召开", body="<p>省直机关工委常务副书记朱清出席会议并讲话,2014年10月22日在平潭。</p>", tags=["软环境"])
    a.units.add(u)
    make_article("草稿朱清")
    r=make_round(make_award("十佳评选")); t=make_tier(r); make_measure(t,"打造无纸化通关模式",u, ordinal=1)
    import time
    for q in ["朱清","平潭","学厦航","厦","zhuqing","zq","发改委",'"第二轮"',"２０１４","福建省发展和改革委员会","第2轮十佳举措","软环境 -朱清","朱清讲话","二〇一四年十月二十二日",'-', '""', "发改委主任"]:
        s=time.perf_counter()
        with django_assert_max_num_queries(15):
            f=find(Asked(q))
        print(q,"%.1fms"%((time.perf_counter()-s)*1000),[e.kind+":"+e.title for e in f.results],f.total,dict(f.counts),[e.title for e in f.named])
