using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Simulations;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Tests.Domain.Simulations;

/// <summary>A simulation says what the engine then does.</summary>
public sealed class SimulationTests
{
    static readonly DateOnly Start = new(2026, 1, 5);
    static readonly SimulatedPeople Diligent = new(CallsAreMade: false, ThreatsAreApproved: true);

    sealed record Debt(int DueAfter, int Hundreds, int PaidAfter);

    static readonly Arbitrary<Debt[]> Debts = Arb.From(
        from count in Gen.Choose(1, 8)
        from debts in Gen.ArrayOf(from due in Gen.Choose(0, 60) from hundreds in Gen.Choose(1, 40) from paid in Gen.Choose(0, 150) select new Debt(due, hundreds, paid), count)
        select debts);

    [Theory]
    [InlineData(null)]
    [InlineData("VRP-1")]
    public void Simulating_and_then_running_gives_the_same_contacts(string? salesPerson) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20261129, 4711), Prop.ForAll(Debts, debts =>
        {
            var (story, history) = Lived(debts, salesPerson);
            var really = story.Case.Outgoing.Values.Where(a => a.SentOn is not null).Select(a => (a.SentOn!.Value, a.Step, a.Channel)).Order();
            foreach (var from in new[] { Start, Start.AddDays(45) })
                Assert.Equal(really.Where(c => c.Value >= from), Simulated(history, from, PolicyBook.Shipped).Select(c => (c.On, c.Step, c.Channel)).Order());
            return true;
        }));

    [Fact]
    public void Another_policy_is_followed_from_the_first_day_and_what_was_sent_before_stays()
    {
        var (_, history) = Lived([new(0, 10, 150)]);
        var patient = Written.Read(Written.Document(Written.Reminder with { Days = 10 }, Written.Letter with { Days = 40 }));
        var contacts = Simulated(history, Start.AddDays(12), Written.Book(patient));
        // The reminder of the third day had gone out: the letter is 30 days after it.
        Assert.Equal([("letter_1", new DateOnly(2026, 2, 16))], contacts.Select(c => (c.Step, c.On)));
        Assert.Equal(Money.Euros(1000), contacts[0].Claimed);
        Assert.Equal("tested 1", contacts[0].Policy);
    }

    [Fact]
    public void Two_books_are_set_side_by_side_and_what_both_say_stands_once()
    {
        var (day, next) = (new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 3));
        SimulatedContact Contact(DateOnly on, string step) => new(on, step, Channel.Email, "p 1", [Guid.Empty], Money.Euros(10));
        var compared = Comparison.Of([Contact(day, "a"), Contact(next, "b")], [Contact(day, "a"), Contact(day, "c")]);
        Assert.Equal([("a", true, true), ("c", false, true), ("b", true, false)], compared.Select(c => (c.Contact.Step, c.Current, c.Candidate)));
        var totals = ContactTotals.None.With([Contact(day, "a"), Contact(next, "b")], new(System.Collections.Immutable.ImmutableDictionary<Channel, Money>.Empty.Add(Channel.Email, Money.OfCents(3)))).With([], new(System.Collections.Immutable.ImmutableDictionary<Channel, Money>.Empty));
        Assert.Equal((2, Money.OfCents(6), Money.Euros(20), 1), (totals.Contacts, totals.Cost, totals.Claimed, totals.Debtors));
    }

    static IReadOnlyList<SimulatedContact> Simulated(IReadOnlyList<DatedFact> history, DateOnly from, PolicyBook book)
    {
        var replay = Recouvrement.Dunning.Domain.Simulations.Replay.Of(history, from);
        return Simulation.Run(replay.Before, replay.Heard, new Story().Entity, book, LegalParameters.Shipped, Diligent, from, Start.AddDays(160));
    }

    static (Story Story, List<DatedFact> History) Lived(Debt[] debts, string? salesPerson = null)
    {
        var (story, history, seen) = (Story.Of(salesPerson: salesPerson), new List<DatedFact>(), 0);
        for (var day = Start.AddDays(-40); day <= Start.AddDays(160); day = day.AddDays(1))
        {
            foreach (var (debt, i) in debts.Select((debt, i) => (debt, i)))
            {
                if (day == Start.AddDays(debt.DueAfter - 30)) story.Owes($"F{i}", Start.AddDays(debt.DueAfter), debt.Hundreds * 100, day);
                if (day == Start.AddDays(debt.PaidAfter) && story.Case.Invoices.ContainsKey(Story.Id($"F{i}"))) story.Pays($"F{i}", debt.Hundreds * 100, day);
            }

            foreach (var notice in story.Case.Outgoing.Values.Where(a => a.Channel == Channel.RegisteredLetter && a.SentOn?.AddDays(2) == day).Select(a => a.Id).ToArray())
                story.Letter(notice, LetterState.Delivered, day);
            if (day >= Start) story.Run(day);
            for (; seen < story.Facts.Count; seen++) history.Add(new(day, story.Facts[seen]));
        }

        return (story, history);
    }
}
