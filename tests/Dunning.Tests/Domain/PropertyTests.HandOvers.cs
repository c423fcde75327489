using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What holds in every history of a debtor who is told that an agency has its claims.
public sealed partial class PropertyTests
{
    [Fact]
    public void A_debtor_is_told_of_a_hand_over_once_at_most_and_only_of_what_an_agency_has()
    {
        var (named, nameless) = (0, 0);
        ForAll(
            history =>
            {
                var (story, at) = (Play(history, told: true), DunningCase.Initial);
                foreach (var fact in story.Facts)
                {
                    if (fact is HandOverNoticeRequested asked)
                    {
                        Assert.Equal((HandOverStatus.Done, false), (at.HandOvers[asked.HandOver].Status, at.ServiceMessages.ContainsKey(asked.Decision)));
                        Assert.Equal(SendingMode.Live, asked.Mode);
                        Assert.All(asked.Statement.Lines, line => Assert.True(at.Invoices[line.Invoice] is { IsOpen: true, HasDispute: false, FrozenSince: null } told && told.HandedOver == asked.HandOver && told.Outstanding >= line.Outstanding));
                    }

                    at = DunningCase.Evolve(at, fact);
                }

                var notices = story.Facts.OfType<HandOverNoticeRequested>().ToArray();
                Assert.Distinct(notices.Select(notice => notice.HandOver));
                (named, nameless) = (named + notices.Count(notice => notice.Agency is not null), nameless + notices.Count(notice => notice.Agency is null));
            }, 120);
        Assert.True(named > 3 && nameless > 3, $"{named} with a name, {nameless} without");
    }

    [Fact]
    public void Looking_only_on_the_days_hinted_at_tells_of_every_hand_over_on_its_day() => ForAll(
        history =>
        {
            var (seen, look) = (0, DateOnly.MinValue);
            bool Looks(World world, DateOnly on) => world.EntityChanged || world.Story.Facts.Count != seen || look <= on;
            var hinted = Play(history, told: true, runs: Looks, afterRun: (world, on) =>
            {
                if (!Looks(world, on)) return;
                (seen, world.EntityChanged) = (world.Story.Facts.Count, false);
                look = new Situation(world.Story.Case, world.Story.Now(on), on).LookAgain() ?? DateOnly.MaxValue;
            });
            Assert.Equal(Told(Play(history, told: true)), Told(hinted));
        }, 60);

    static IEnumerable<string> Told(Story story) => story.Facts.OfType<HandOverNoticeRequested>().Select(e => $"{e.On:yyyy-MM-dd} {e.HandOver} {e.Agency} {e.From:yyyy-MM-dd} {e.Statement.Outstanding}");
}
