using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Mandates;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Domain.Placements;

// What the agency reports. The same report again is nothing new; another one under its reference is refused.
public sealed partial record Placement
{
    Decision<PlacementEvent> Acknowledges(Acknowledge acknowledge, Mandate mandate) => AcknowledgedAs switch
    {
        null                                            => new PlacementAcknowledged(mandate, acknowledge.Reference, acknowledge.On),
        var known when known == acknowledge.Reference   => Nothing,
        var known                                       => Refuse("already_acknowledged", $"This placement was acknowledged as {known}."),
    };

    Decision<PlacementEvent> Refuses(RefusePlacement refuse, Mandate mandate)
    {
        if (Said(refuse.Reference, Line("refusal", refuse.Why)) is { } said) return said;
        if (AcknowledgedAs is { } acknowledged) return Refuse("already_acknowledged", $"This placement was acknowledged as {acknowledged}: close it instead.");
        if (IsOver is { } over) return over;
        return Accept<PlacementEvent>([
            new PlacementRefused(mandate, refuse.Reference, refuse.Why, refuse.On), .. InvoicedForNothing(refuse, mandate), new PlacementEnded(mandate, Refused, refuse.On)]);
    }

    Decision<PlacementEvent> Acts(ReportAction action, Mandate mandate)
    {
        if (Known(action.Reference, new(action.Kind, default, default, action.ActedOn)) is { } known) return known;
        if (Wrong(action.ActedOn, action.On) is { } wrong) return wrong;
        return Accept<PlacementEvent>([
            new ActionReported(mandate, action.Reference, action.Kind, action.ActedOn, action.On),
            .. Unlit(action.Kind switch { ActionKind.CourtAction => GreenLitAct.CourtAction, ActionKind.Enforcement => GreenLitAct.Enforcement, _ => GreenLitAct.None }, action.Reference, action.ActedOn, action.On)]);
    }

    // Money received is a fact, whatever the mandate or the balance say by now.
    Decision<PlacementEvent> Collects(ReportCollection collection, Mandate mandate)
    {
        if (Known(collection.Reference, new(ActionKind.None, collection.Invoice, collection.Amount, collection.CollectedOn)) is { } known) return known;
        if (Claimed(collection.Invoice, collection.Amount) is { } refused) return refused;
        if (WrongDay(collection.CollectedOn, collection.On) is { } wrong) return wrong;
        var claim = Claims[collection.Invoice];
        // A phase that is told later, of a day before the money came, changes no fee that was said already: what the agency invoices beyond it is a difference for a person to look at.
        var stage = collection.CollectedOn >= JudicialSince ? CollectionStage.Judicial : CollectionStage.Amicable;
        var fee = Terms?.Fees.On(new(collection.Amount, claim.Placed, claim.AgeInDays, stage));
        var reported = new CollectionReported(
            mandate, collection.Reference, collection.Invoice, collection.Amount, collection.Amount - Money.Min(collection.Amount, claim.Owed), collection.CollectedOn, collection.On,
            fee, collection.Limits is { } limits ? RemittanceAgreed.Of(collection.Amount, fee ?? NoFee(collection.Amount.Currency), collection.CollectedOn, limits) : null);
        return Accept<PlacementEvent>([
            reported, .. Terms?.ReceivesNothing is true ? Found(mandate, BreachKind.FundsWithoutPower, collection.Reference, collection.On, [collection.Reference], null, null, collection.Amount) : []]);
    }

    Decision<PlacementEvent> Asks(AskInformation ask, Mandate mandate)
    {
        if (Said(ask.Reference, Line("question", ask.Kind, ask.Invoice)) is { } said) return said;
        if (IsOver is { } over) return over;
        return ask.Invoice is { } claim && !Claims.ContainsKey(claim) ? NotPlaced : new InformationAsked(mandate, ask.Reference, ask.Kind, ask.Invoice, ask.On);
    }

    // That it went on is a fact: without a green light it is a breach, not a refusal.
    Decision<PlacementEvent> GoesOn(ChangePhase change, Mandate mandate)
    {
        if (Known(change.Reference, Report(change.ChangedOn, Line("phase", change.To))) is { } known) return known;
        if (Wrong(change.ChangedOn, change.On) is { } wrong) return wrong;
        if (change.To != Phase + 1) return Refuse("phase_order", $"The placement is {Of(Phase)}; from there it goes on to {Of(Phase + 1)}.");
        return Accept<PlacementEvent>([
            new PhaseChanged(mandate, change.Reference, Phase, change.To, change.ChangedOn, change.On),
            .. Unlit(change.To is Phase.Judicial ? GreenLitAct.CourtAction : GreenLitAct.None, change.Reference, change.ChangedOn, change.On)]);
    }

    Decision<PlacementEvent> Promises(ReportPromise promise, Mandate mandate)
    {
        if (Known(promise.Reference, Report(promise.MadeOn, Line("promise", promise.Invoice, promise.Amount, promise.By))) is { } known) return known;
        if ((Claimed(promise.Invoice, promise.Amount) ?? Wrong(promise.MadeOn, promise.On)) is { } refused) return refused;
        if (promise.By < promise.MadeOn) return Refuse("day_before_promise", $"It was made on {promise.MadeOn:yyyy-MM-dd}.");
        return new PromiseReported(mandate, promise.Reference, promise.Invoice, promise.Amount, promise.By, promise.MadeOn, promise.On);
    }

    // No more than is owed: a fee or cost of the agency is never part of what the debtor pays (CPCE L111-8).
    Decision<PlacementEvent> Plans(ReportPlan plan, Mandate mandate)
    {
        if (Known(plan.Reference, Report(plan.AgreedOn, Line("plan", plan.Total, Written(plan.Parts)))) is { } known) return known;
        if (Wrong(plan.AgreedOn, plan.On) is { } wrong) return wrong;
        var owed = Sum(Claims.Values.Where(c => c.IsLive).Select(c => c.Owed));
        return plan.Parts is [] or { Length: > AgreedPlan.Most } || plan.Parts.Any(part => !part.Amount.IsPositive || part.DueOn < plan.AgreedOn) || !AgreedPlan.IsInOrder(plan.Parts)
            ? Refuse("plan_unclear", $"A plan has 1 to {AgreedPlan.Most} parts of more than nothing, each due after the one before and none before the agreement.")
            : plan.Parts.Any(part => part.Amount.Currency != plan.Total.Currency) || (owed.IsPositive && owed.Currency != plan.Total.Currency) ? Refuse("wrong_currency", $"The claims are in {Claims.Values.First().Balance.Currency}.")
            : AgreedPlan.Sum(plan.Parts) != plan.Total ? Refuse("plan_sum", $"The parts make {AgreedPlan.Sum(plan.Parts)}.")
            : plan.Total > owed                        ? Refuse("plan_exceeds_claims", $"{owed} is owed. Fees and costs of the agency are never the debtor's (CPCE L111-8).")
            : new PlanReported(mandate, plan.Reference, plan.Total, plan.Parts, plan.AgreedOn, plan.On);
    }

    Decision<PlacementEvent> Disputes(ReportDispute dispute, Mandate mandate)
    {
        if (Known(dispute.Reference, Report(dispute.FoundOn, Line("dispute", dispute.Invoice, dispute.Reason, dispute.Amount))) is { } known) return known;
        if ((Claimed(dispute.Invoice, dispute.Amount) ?? Wrong(dispute.FoundOn, dispute.On)) is { } refused) return refused;
        return new DisputeReported(mandate, dispute.Reference, dispute.Invoice, dispute.Reason, dispute.Amount, dispute.FoundOn, dispute.On);
    }

    Decision<PlacementEvent> Finds(ReportDebtor found, Mandate mandate)
    {
        if (Known(found.Reference, Report(found.FoundOn, Line("debtor", found.Finding))) is { } known) return known;
        if (Wrong(found.FoundOn, found.On) is { } wrong) return wrong;
        return new DebtorFound(mandate, found.Reference, found.Finding, found.FoundOn, found.On);
    }

    Decision<PlacementEvent> AsksGreenLight(AskGreenLight ask, Mandate mandate)
    {
        if (Said(ask.Reference, Line("green_light", ask.Act)) is { } said) return said;
        // A court act is not done in the creditor's name by who only speaks for it.
        if (IsWhiteLabel && ask.Act is GreenLitAct.CourtAction or GreenLitAct.Enforcement) return Refuse("white_label", "Under a white-label mandate there is no court act: the claims are handed over first.");
        return IsOver is { } over ? over : new GreenLightAsked(mandate, ask.Reference, ask.Act, ask.On);
    }

    Decision<PlacementEvent> Closes(ClosePlacement close, Mandate mandate)
    {
        if (Said(close.Reference, Line("closure", close.Code)) is { } said) return said;
        if (IsOver is { } over) return over;
        if (close.Code is ClosureCode.Paid && Claims.Values.Any(c => c.IsLive && c.Owed.IsPositive)) return Refuse("still_owed", "Something is still owed, after all that was reported.");
        return Accept<PlacementEvent>(new PlacementClosed(mandate, close.Reference, close.Code, close.On), new PlacementEnded(mandate, ClosedByAgency, close.On));
    }

    Refusal? IsOver => EndedOn is { } ended ? Refuse("mandate_ended", $"The mandate ended on {ended:yyyy-MM-dd}.") : null;

    static Refusal NotPlaced => Refuse("claim_not_placed", "This claim is not part of the placement.");

    Refusal? Claimed(Guid invoice, Money amount) =>
        !Claims.TryGetValue(invoice, out var claim)        ? NotPlaced
        : amount.Currency != claim.Balance.Currency        ? Refuse("wrong_currency", $"The claim is in {claim.Balance.Currency}.")
        : !amount.IsPositive                               ? Refuse("amount_not_positive", "An amount is more than nothing.")
        : null;

    // Of a report that bears no day of its own but that of the report, the day does not count: it may be told again on another.
    Decision<PlacementEvent>? Said(string reference, string said) =>
        !Reports.TryGetValue(reference, out var known) ? null : known.Said == said ? Nothing : UsedAlready(reference);

    Decision<PlacementEvent>? Known(string reference, AgencyReport report) =>
        !Reports.TryGetValue(reference, out var known) ? null : report.Repeats(known) ? Nothing : UsedAlready(reference);

    static Refusal UsedAlready(string reference) => Refuse("reference_used", $"Something else was reported under the reference {reference}.");

    // An act is the mandate's; money received is a fact even after it.
    Refusal? Wrong(DateOnly day, DateOnly today) => WrongDay(day, today) ?? (day > EndedOn ? IsOver : null);

    Refusal? WrongDay(DateOnly day, DateOnly today) =>
        day > today ? Refuse("day_in_future", $"It is {today:yyyy-MM-dd}.")
        : day < PlacedOn ? Refuse("day_before_placement", $"The claims were placed on {PlacedOn:yyyy-MM-dd}.")
        : null;

    static AgencyReport Report(DateOnly on, string said) => new(ActionKind.None, default, default, on) { Said = said };

    static string Line(string kind, params ReadOnlySpan<object?> what) => string.Join('|', [kind, .. what.ToArray().Select(one => Convert.ToString(one, CultureInfo.InvariantCulture))]);

    static string Written(ImmutableArray<AgreedInstalment> parts) => string.Join(',', parts.Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.DueOn:yyyy-MM-dd}={part.Amount}")));

    static string Of(Phase phase) => phase switch { Phase.Amicable => "amicable", Phase.PreLitigation => "pre_litigation", Phase.Judicial => "judicial", _ => "nowhere" };
}
