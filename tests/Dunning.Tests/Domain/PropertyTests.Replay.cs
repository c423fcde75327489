using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Domain;

// What was decided follows from what is stored and the day, and only ever goes forward.
public sealed partial class PropertyTests
{
    [Fact]
    public void Replaying_the_stored_events_gives_the_same_proposals_on_every_day() => ForAll(history =>
    {
        var looks = new List<(int Before, int After, Circumstances Now, DateOnly On)>();
        var story = Play(history,
            runs: (world, on) => { looks.Add((world.Story.Facts.Count, 0, world.Story.Now(on), on)); return true; },
            afterRun: (world, _) => looks[^1] = looks[^1] with { After = world.Story.Facts.Count });
        var (at, folded) = (DunningCase.Initial, 0);
        foreach (var look in looks)
        {
            for (; folded < look.Before; folded++) at = DunningCase.Evolve(at, Stored(story.Facts[folded]));
            var again = DunningCase.Decide(at, new DunningCommand.Act(look.Now, "service:dunning", look.On));
            Assert.Equal(story.Facts.Take(look.Before..look.After).Select(Written), again.Facts.Select(Written));
        }
    }, histories: 40);

    [Fact]
    public void What_an_invoice_hears_in_an_episode_only_ever_goes_up() => InEvery(story =>
    {
        // Each mode by itself: a debtor has heard nothing of what was decided in shadow. Each policy by itself: that of another payer profile counts other days.
        var policies = story.Facts.OfType<DunningEvent.StepDecided>().ToDictionary(step => step.Decision, step => step.Policy);
        var heard = story.Case.Outgoing.Values.Where(act => act.SentOn is not null).SelectMany(act => act.Covered.Select(covered => (Act: act, Covered: covered)));
        foreach (var invoice in heard.GroupBy(one => (one.Covered.Invoice, one.Act.Episode, one.Act.Mode, policies[one.Act.Id])))
        {
            var steps = invoice.OrderBy(one => one.Act.DecidedOn).ToArray();
            // A letter that reached nobody is written again to another address; so is what claimed less than came to be owed.
            Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(
                pair.First.Covered.Day < pair.Second.Covered.Day || pair.First.Act.Letter.ContainsKey(LetterState.UnknownAddress) || IsOwedAgain(story, pair.First.Covered.Invoice, pair.First.Act.DecidedOn, pair.Second.Act.DecidedOn),
                string.Join(' ', steps.Select(one => one.Covered.Day))));
        }
    });

    static bool IsOwedAgain(Story story, Guid invoice, DateOnly after, DateOnly until) =>
        story.Facts.OfType<DunningEvent.BalanceChanged>().Any(e => e.Invoice == invoice && e.Cause == BalanceCause.Undone && e.On >= after && e.On <= until);

    static DunningEvent Stored(DunningEvent fact) => (DunningEvent)JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(fact, fact.GetType(), EventJson.Options), fact.GetType(), EventJson.Options)!;

    static string Written(DunningEvent fact) => fact.GetType().Name + JsonSerializer.Serialize(fact, fact.GetType(), EventJson.Options);
}
