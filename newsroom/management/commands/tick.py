from django.core.management.base import BaseCommand, CommandError

from newsroom import ticks


class Command(BaseCommand):
    help = "Does what is due by the clock. Run it every minute; running it twice does no harm."

    def handle(self, **options):
        outcome = ticks.run()
        for name, (done, failed) in outcome.items():
            if done or failed:
                self.stdout.write(f"{name}: {done} done, {failed} failed")
        if any(failed for _done, failed in outcome.values()):
            raise CommandError("Something failed; it is in the log and on the desk, and is tried again.")
