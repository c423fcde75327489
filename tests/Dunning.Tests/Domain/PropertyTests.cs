using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Worklist;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What holds in every history, whatever comes in, in whatever order.</summary>
public sealed partial class PropertyTests
{
    static readonly Arbitrary<Happening[]> Histories = Arb.From(
        from count in Gen.Choose(5, 120)
        from happenings in Gen.ArrayOf(
            from day in Gen.Choose(0, World.Days - 1)
            from what in Gen.Choose(0, 255)
            from which in Gen.Choose(0, 255)
            select new Happening((byte)day, (byte)what, (byte)which), count)
        select happenings,
        history => Enumerable.Range(0, history.Length).Select(without => history.Where((_, i) => i != without).ToArray()));

    // The same histories for every property, so that most are played once.
    static readonly Dictionary<string, Played> Plays = [];

    sealed record Played(Story Story, IReadOnlyList<string> Unseen, IReadOnlyList<string> Unanswered, IReadOnlyList<string> Delayed);

    static void ForAll(Action<Happening[]> holds, int histories = 80) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(histories).WithReplay(20261122, 4711), Prop.ForAll(Histories, history => { holds(history); return true; }));

    static void InEvery(Action<Story> holds) => ForAll(history => holds(Daily(history).Story));

    static Played Daily(Happening[] history)
    {
        var key = string.Concat(history);
        if (Plays.TryGetValue(key, out var played)) return played;
        var (unseen, unanswered, delayed) = (new List<string>(), new List<string>(), new List<string>());
        return Plays[key] = new(Play(history, (world, on) =>
        {
            unseen.AddRange(Unseen(world.Story, on));
            unanswered.AddRange(Unanswered(world.Story, on));
            delayed.AddRange(Delayed(world.Story, on));
        }), unseen, unanswered, delayed);
    }

    /// <summary>Plays a history day by day, and looks on after each run.</summary>
    static Story Play(Happening[] history, Action<World, DateOnly>? afterRun = null, Func<World, DateOnly, bool>? runs = null, bool reversed = false, bool silent = false, bool mixed = false, bool texts = false, bool told = false)
    {
        var world = new World(reversed) { IsSilent = silent, IsMixed = mixed, HasTexts = texts, TellsOfHandOvers = told };
        for (var day = 0; day < World.Days; day++)
        {
            var (on, today) = (World.On(day), history.Where(h => h.Day == day).ToArray());
            world.Facts(today, on);
            if (runs?.Invoke(world, on) ?? true) world.Story.Run(on);
            afterRun?.Invoke(world, on);
            world.People(today, on);
        }

        return world.Story;
    }

    static IEnumerable<string> Unseen(Story story, DateOnly on)
    {
        var situation = new Situation(story.Case, story.Now(on), on);
        // The key of what was called back today is spent: it comes tomorrow.
        var calledBackToday = story.Facts.Any(f => f is StepWithdrawn { On: var day } && day == on);
        foreach (var invoice in story.Case.Invoices.Values.Where(i => i.IsOverdue(on)))
            if (!(situation.Of(invoice) switch
            {
                NextAction.Wait wait       => wait.Until > on,
                NextAction.Blocked blocked => blocked.By is { Reason.Length: > 0, Owner.Length: > 0 } && blocked.By != Blocker.PolicyEnded,
                NextAction.Due             => calledBackToday,
                _                          => false,
            })) yield return $"{invoice.Terms!.Number} on {on}: {situation.Of(invoice)}";
    }

    // After a run: all blockers are told exactly where the engine stops, the engine's own is among them, and somebody or a day has each overdue invoice in hand.
    static IEnumerable<string> Unanswered(Story story, DateOnly on)
    {
        var situation = new Situation(story.Case, story.Now(on), on);
        var look = situation.LookAgain();
        foreach (var invoice in story.Case.Invoices.Values.Where(i => i.IsOpen))
        {
            var (next, blockers) = (situation.Of(invoice), situation.Blockers(invoice));
            if ((next is NextAction.Due or NextAction.HandOverDue) != (blockers.Count == 0) || (next is NextAction.Blocked blocked && !blockers.Any(b => b.By.Reason == blocked.By.Reason)))
                yield return $"{invoice.Terms!.Number} on {on}: {next}, {string.Join(' ', blockers.Select(b => b.By.Reason))}";
            if (next is NextAction.Wait wait && situation.FirstDay(invoice) is { } first && first < wait.Until) yield return $"{invoice.Terms!.Number} on {on}: {next}, first {first}";
            var seen = next switch
            {
                NextAction.Due due     => new Attended(due.Step.Name, on, null, null, look),
                NextAction.HandOverDue => new Attended("hand_over", on, null, null, look),
                NextAction.Wait later  => new Attended(later.Step, later.Until, null, null, look),
                NextAction.Blocked b   => new Attended(null, b.Until, b.By.Reason, b.By.Owner, look),
                _                      => new Attended(null, null, null, null, look),
            };
            if (invoice.IsOverdue(on) && Attention.Fault(seen, on) is { } fault) yield return $"{invoice.Terms!.Number} on {on}: {fault}, {next}, look {look}";
        }
    }

    [Fact]
    public void Every_question_why_not_is_answered_and_no_invoice_is_unattended() => ForAll(history => Assert.Empty(Daily(history).Unanswered));

    [Fact]
    public void A_debtor_never_gets_two_messages_in_one_day() => InEvery(story =>
    {
        Assert.Distinct(story.Facts.OfType<MessageRequested>().Select(m => m.On));
        Assert.Distinct(story.Facts.OfType<MessageSent>().Select(m => m.On));
    });

    [Fact]
    public void Five_working_days_lie_between_any_two_contacts() => InEvery(story =>
    {
        foreach (var mode in story.Case.Outgoing.Values.Where(a => a.SentOn is not null).GroupBy(a => a.Mode))
        {
            var days = mode.Select(a => a.SentOn!.Value).Order().ToArray();
            foreach (var (earlier, later) in days.Zip(days.Skip(1))) Assert.True(WorkingDays.CountBetween(earlier, later) >= 5, $"{earlier} and {later}");
        }
    });

    [Fact]
    public void Nothing_leaves_on_a_day_that_is_not_allowed() => InEvery(story =>
        Assert.All(story.Facts.OfType<MessageRequested>(), m => Assert.True(ShippedValues.All.Calendar.IsAllowed(m.On))));

    [Fact]
    public void A_threat_always_rests_on_two_contacts_about_each_of_its_invoices() => InEvery(story =>
    {
        var acts = story.Case.Outgoing.Values;
        foreach (var threat in acts.Where(a => a.Step is "letter_2" or "formal_notice"))
            foreach (var covered in threat.Covered)
                Assert.True(acts.Count(a => a.Episode == threat.Episode && a.Mode >= threat.Mode && a.SentOn <= threat.DecidedOn && a.Id != threat.Id && a.Reached && a.Covers(covered.Invoice)) >= 2);
    });

    [Fact]
    public void The_budget_is_a_ceiling_per_invoice_episode_and_channel() => InEvery(story =>
    {
        var spent = story.Case.Outgoing.Values.Where(a => a.SentOn is not null && a.Channel != Channel.RegisteredLetter)
            .SelectMany(a => a.Covered.Select(c => (c.Invoice, a.Episode, a.Channel, a.Mode))).CountBy(c => c);
        Assert.All(spent, s => Assert.InRange(s.Value, 0, 3));
    });

    [Fact]
    public void No_message_speaks_of_a_settled_contested_frozen_held_promised_planned_or_paused_invoice() => InEvery(story =>
    {
        var at = DunningCase.Initial;
        foreach (var fact in story.Facts)
        {
            if (fact is MessageRequested asked)
                foreach (var invoice in asked.Statement.Lines.Select(l => l.Invoice).Concat(asked.Statement.Others.Select(o => o.Invoice)))
                    Assert.True(at.Invoices[invoice] is { IsOpen: true, IsDisputed: false, HandedOver: null, FrozenSince: null } spoken && spoken.HeldBy(asked.On) is null && spoken.StoppedBy(asked.On) is null);
            at = DunningCase.Evolve(at, fact);
        }
    });

    [Fact]
    public void Nothing_waits_unseen() => ForAll(history => Assert.Empty(Daily(history).Unseen));

    [Fact]
    public void Looking_only_on_the_days_hinted_at_gives_the_same_decisions_as_looking_every_day() => ForAll(history =>
    {
        var (seen, look, looked) = (0, DateOnly.MinValue, false);
        var hinted = Play(history, runs: (world, on) =>
        {
            looked = world.EntityChanged || world.Story.Facts.Count != seen || look <= on;
            if (!looked) Assert.Empty(DunningCase.Decide(world.Story.Case, new DunningCommand.Act(world.Story.Now(on), "service:dunning", on)).Facts);
            return looked;
        }, afterRun: (world, on) =>
        {
            if (!looked) return;
            (seen, world.EntityChanged) = (world.Story.Facts.Count, false);
            look = new Situation(world.Story.Case, world.Story.Now(on), on).LookAgain() ?? DateOnly.MaxValue;
        });
        Assert.Equal(Decided(Daily(history).Story), Decided(hinted));
    });

    [Fact]
    public void The_order_in_which_the_facts_of_a_day_come_changes_no_decision() => ForAll(history =>
        Assert.Equal(Decided(Daily(history).Story), Decided(Play(history, reversed: true))));

    // Why something was called back may depend on which of two reasons of one day came first; what follows may not.
    static IEnumerable<string> Decided(Story story) => story.Facts.Select(fact => fact switch
    {
        StepDecided e      => $"{e.On:yyyy-MM-dd} {e.Step} {e.Channel} {e.Claimed} {string.Join(' ', e.Covered.OrderBy(c => c.Invoice))}",
        MessageRequested e => $"{e.On:yyyy-MM-dd} asked {e.Step} {e.Statement.Outstanding} {e.Statement.Interest}",
        SalesToldOfThreat e => $"{e.On:yyyy-MM-dd} told {e.Step} {string.Join(' ', e.Invoices)} {e.SalesPerson} {e.MayGoOn:yyyy-MM-dd}",
        HandOverProposed e => $"{e.On:yyyy-MM-dd} hand-over {e.Total}",
        ClaimsHandedOver e => $"{e.On:yyyy-MM-dd} handed over {e.Total}",
        EpisodeOpened e    => $"{e.On:yyyy-MM-dd} opens {e.Episode}",
        EpisodeClosed e    => $"{e.On:yyyy-MM-dd} closes {e.Episode}",
        _                  => "",
    }).Where(line => line.Length > 0);
}
