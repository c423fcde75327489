using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A case that goes on from what was kept of it is the case that its facts add up to, to the last field.</summary>
public sealed class SnapshotTests
{
    const int Stories = 40, Cuts = 8;

    [Fact]
    public void Facts_that_follow_a_snapshot_add_up_to_what_all_of_them_do()
    {
        for (var seed = 0; seed < Stories; seed++)
        {
            var (story, random) = (Played(seed), new Random(seed));
            foreach (var cut in Enumerable.Range(0, Cuts).Select(_ => random.Next(story.Facts.Count)))
                Deep.Equal(story.Case, story.Facts.Skip(cut).Aggregate(Again(Sum(story.Facts.Take(cut))), DunningCase.Evolve));
        }
    }

    [Fact]
    public void What_is_decided_from_a_snapshot_is_what_is_decided_from_the_facts()
    {
        for (var seed = 0; seed < Stories; seed++)
        {
            var story = Played(seed);
            var on = World.On(World.Days + (seed % 30));
            var act = new DunningCommand.Act(story.Now(on), "service:dunning", on);
            Assert.Equal(Written(DunningCase.Decide(story.Case, act)), Written(DunningCase.Decide(Again(story.Case), act)));
        }
    }

    /// <summary>Whoever gives a case another field finds here whether it survives.</summary>
    [Fact]
    public void Every_field_that_a_case_may_ever_hold_survives()
    {
        var filled = (DunningCase)new Filled().Of(typeof(DunningCase));
        Deep.Equal(filled, Again(filled));
    }

    [Fact]
    public void A_case_of_which_nothing_is_known_survives() => Deep.Equal(DunningCase.Initial, Again(DunningCase.Initial));

    static Story Played(int seed)
    {
        var (world, random) = (new World(), new Random(seed));
        var history = Enumerable.Range(0, 120).Select(_ => new Happening((byte)random.Next(World.Days), (byte)random.Next(256), (byte)random.Next(256))).ToArray();
        for (var day = 0; day < World.Days; day++)
        {
            var (on, today) = (World.On(day), history.Where(h => h.Day == day).ToArray());
            world.Facts(today, on);
            world.Story.Run(on);
            world.People(today, on);
        }

        return world.Story;
    }

    static DunningCase Sum(IEnumerable<DunningEvent> facts) => Folding.Fold<DunningCase, DunningCommand, DunningEvent>(facts);

    static DunningCase Again(DunningCase state) => JsonSerializer.Deserialize<DunningCase>(JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options), StateJson.Options)!;

    static IEnumerable<string> Written(Decision<DunningEvent> decision) => decision.Facts.Select(fact => fact.GetType().Name + JsonSerializer.Serialize(fact, fact.GetType(), EventJson.Options));
}
