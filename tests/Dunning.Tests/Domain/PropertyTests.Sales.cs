using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What holds of sales people, whatever happens.
public sealed partial class PropertyTests
{
    [Fact]
    public void No_threat_is_decided_of_which_the_sales_person_was_not_told_three_working_days_before() => InEvery(story => OnEach(story, (at, fact) =>
    {
        if (at.SalesPerson is not { } person) return;
        foreach (var (step, invoice, on) in Threats(fact))
            Assert.Contains(at.SalesNotices.Values, told => told.Step == step && told.SalesPerson == person && told.Episode == at.Episode
                && told.Invoices.Any(one => one.Invoice == invoice) && WorkingDays.CountBetween(told.On, on) >= 3 && told.MayGoOn <= on && on <= told.GoodThrough);
    }));

    [Fact]
    public void No_threat_is_decided_or_leaves_while_sales_objects() => InEvery(story => OnEach(story, (at, fact) =>
    {
        var leaving = fact switch
        {
            MessageRequested e when IsThreat(e.Step) => at.Outgoing[e.Decision].Covered.Select(covered => (e.Step, covered.Invoice, e.On)),
            ClaimsHandedOver e                       => e.Claims.Select(claim => (Step: "hand_over", claim.Invoice, e.On)),
            _                                        => Threats(fact),
        };
        foreach (var (step, invoice, on) in leaving) Assert.DoesNotContain(at.Objections.Values, objection => objection.IsOn(on) && objection.IsAgainst(step, invoice));
    }));

    [Fact]
    public void Sales_objects_twice_in_an_episode_at_most() => InEvery(story => Assert.All(story.Case.Objections.Values.CountBy(objection => objection.Episode), episode => Assert.InRange(episode.Value, 1, 2)));

    [Fact]
    public void Nobody_is_told_of_the_same_threat_again_while_what_was_told_is_good() => InEvery(story => OnEach(story, (at, fact) =>
    {
        if (fact is not SalesToldOfThreat told) return;
        foreach (var one in told.Invoices)
            Assert.DoesNotContain(at.SalesNotices.Values, known => known.Step == told.Step && known.SalesPerson == told.SalesPerson && known.Episode == told.Episode && known.Mode >= told.Mode
                && known.Invoices.Any(i => i.Invoice == one.Invoice) && told.On < known.GoodThrough.AddDays(-SalesNotice.GoodForDays - SalesNotice.TogetherDays));
    }));

    [Fact]
    public void Nothing_but_threats_waits_for_sales() => ForAll(history => Assert.Empty(Daily(history).Delayed));

    // What comes next were there no sales person and no objection, unless that is a threat, is what comes next.
    static IEnumerable<string> Delayed(Story story, DateOnly on)
    {
        var (now, free) = (story.Now(on), story.Case with { SalesPerson = null, Objections = story.Case.Objections.Clear() });
        var (really, without) = (new Situation(story.Case, now, on), new Situation(free, now, on));
        foreach (var invoice in story.Case.Invoices.Values.Where(i => i.IsOpen))
            if (Step(without.Of(invoice)) is { Name: var name } next && !IsThreat(name) && next != Step(really.Of(invoice))) yield return $"{invoice.Terms!.Number} on {on}: {without.Of(invoice)}, really {really.Of(invoice)}";
    }

    static (string Name, DateOnly? On)? Step(NextAction next) => next switch
    {
        NextAction.Due due   => (due.Step.Name, null),
        NextAction.Wait wait => (wait.Step, wait.Until),
        _                    => null,
    };

    static bool IsThreat(string step) => step is "letter_2" or "formal_notice" or "hand_over";

    static IEnumerable<(string Step, Guid Invoice, DateOnly On)> Threats(DunningEvent fact) => fact switch
    {
        StepDecided e when IsThreat(e.Step) => e.Covered.Select(covered => (e.Step, covered.Invoice, e.On)),
        HandOverProposed e                  => e.Claims.Select(claim => ("hand_over", claim.Invoice, e.On)),
        _                                   => [],
    };

    static void OnEach(Story story, Action<DunningCase, DunningEvent> holds)
    {
        var at = DunningCase.Initial;
        foreach (var fact in story.Facts)
        {
            holds(at, fact);
            at = DunningCase.Evolve(at, fact);
        }
    }
}
