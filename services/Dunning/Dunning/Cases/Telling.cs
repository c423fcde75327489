using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Platform.Messaging;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Cases;

/// <summary>A fact in words.</summary>
/// <param name="Text">One line.</param>
/// <param name="Decision">The act it is about.</param>
/// <param name="Amount">The amount it is about.</param>
readonly record struct Told(string Text, Guid? Decision = null, Money? Amount = null);

/// <summary>Tells facts to people, one line each.</summary>
static class Telling
{
    public static Told Of(DunningEvent fact) => fact switch
    {
        CaseOpened e            => new($"Case of customer {e.Account.CustomerNumber} of {e.Account.Creditor} opened"),
        DebtorProfiled e        => new($"The customer is a {Word(e.Kind)}, written to in {e.Language}"),
        ReachChanged e          => new($"The debtor can be reached by {Ways(e)}"),
        InsolvencyOpened e      => new($"The debtor is in {e.Kind} by a judgment of {e.JudgmentOn:yyyy-MM-dd}{(e.PublishedOn is { } day ? $", published on {day:yyyy-MM-dd}" : "")}: earlier claims are frozen"),
        InsolvencyClosed e      => new($"Insolvency proceedings over since {e.ClosedOn:yyyy-MM-dd}{(e.Outcome is { } outcome ? $" ({outcome})" : "")}"),
        PenaltiesAgreed e       => new($"Late payment of invoices issued from {e.From:yyyy-MM-dd} on: {Clause(e.Clause)}"),
        CreditInsured e         => new($"Credit insured for {e.Insured} by policy {e.Policy} from {e.From:yyyy-MM-dd} on{Until(e.Until)}", null, e.Insured),
        InvoiceEntered e        => new($"Invoice {e.Terms.Number} of {e.Terms.Amount}, due {e.Terms.DueOn:yyyy-MM-dd}, {e.Outstanding} owed{Uncertain(e.Terms)}", null, e.Outstanding),
        InvoiceAmended e        => new($"Invoice {e.Terms.Number} corrected: {e.Terms.Amount}, due {e.Terms.DueOn:yyyy-MM-dd}, {e.Outstanding} owed{Uncertain(e.Terms)}", null, e.Outstanding),
        BalanceChanged e        => new($"Invoice {e.Number}: {e.Amount} by {Word(e.Cause)}, {e.Outstanding} left", null, e.Amount),
        InvoiceDisputed e       => new($"Invoice {e.Number} contested ({e.Reason}): {e.Disputed}, dispute {e.Dispute}", null, e.Disputed),
        DisputeResolved e       => new($"Invoice {e.Number}: dispute {e.Dispute} {e.Outcome}"),
        InvoiceHeld e           => new($"Invoice {e.Number} is not to be dunned ({e.Reason}){Until(e.Until)}, hold {e.Hold}"),
        RemindersImported e     => new($"Invoice {e.Number} had been reminded by the ERP {e.Level} times as this entity counts them, last on {e.LastOn:yyyy-MM-dd}"),
        HoldLifted e            => new($"Invoice {e.Number}: hold {e.Hold} lifted"),
        PaymentReceived e       => new($"Payment of {e.Amount} received on {e.ReceivedOn:yyyy-MM-dd} ({e.Origin})", null, e.Amount),
        PaymentCorrected e      => new($"Payment corrected: {e.Amount}, received on {e.ReceivedOn:yyyy-MM-dd}", null, e.Amount),
        PaymentReversed e       => new($"Payment of {e.Amount} came back on {e.ReversedOn:yyyy-MM-dd} ({e.Reason})", null, e.Amount),
        EpisodeOpened e         => new($"Episode {e.Episode} opens"),
        EpisodeClosed e         => new($"Episode {e.Episode} ends: nothing overdue is left"),
        StepDecided e           => new($"{e.Step} by {Word(e.Channel)} decided for {Invoices(e.Covered.Length)}, {e.Claimed}{Decided(e)}, policy {e.Policy}", e.Decision, e.Claimed),
        PenaltiesWaived e       => new($"Invoice {e.Number}: late interest and compensation given up by {e.By} ({Word(e.Reason)})"),
        PolicyAssigned e        => new(e.Policy is { } policy ? $"Policy {policy} chosen for this customer by {e.By}" : $"Policy of this customer left to its kind and segment by {e.By}"),
        StepApproved e          => new($"Approved by {e.By}", e.Decision),
        StepRejected e          => new($"Rejected by {e.By} ({Word(e.Reason)}){Until(e.Until)}", e.Decision),
        StepWithdrawn e         => new($"Called back before it went out ({e.Reason})", e.Decision),
        MessageRequested e      => new(Asked(e), e.Decision, e.Statement.Outstanding + e.Statement.Interest + e.Statement.Compensation),
        MessageWithdrawn e      => new($"Message called back ({e.Reason})", e.Decision),
        MessageSent e           => new(e.DocumentSha256 is { } hash ? $"Message sent, document {hash[..Math.Min(12, hash.Length)]}" : "Message sent", e.Decision),
        MessageFailed e         => new($"Message could not be sent ({e.Reason})", e.Decision),
        MessageBounced e        => new($"{(e.Kind == BounceKind.Complaint ? "The debtor complained of the message" : e.Kind == BounceKind.Soft ? "Message delayed on its way" : "Message came back")}{(e.StatusCode is { } code ? $" ({code})" : "")}", e.Decision),
        NoticeProved e          => new($"Formal notice {Word(e.Outcome).Replace('_', ' ')} on {e.ProvedOn:yyyy-MM-dd}, proof {e.Proof}, recorded by {e.By}", e.Decision),
        ContactMade e           => new($"Call made by {e.By}: {Outcome(e.Outcome)}", e.Decision),
        LetterMoved e           => new($"Registered letter {Word(e.State).Replace('_', ' ')} on {e.StateOn:yyyy-MM-dd}{(e.Corrects is { } wrong ? $", not {Word(wrong).Replace('_', ' ')}" : "")}", e.Decision),
        HandOverProposed e      => new($"Hand-over of {Invoices(e.Claims.Length)} proposed: {e.Total}", e.HandOver, e.Total),
        HandOverRejected e      => new($"Hand-over rejected by {e.By} ({Word(e.Reason)}){Until(e.Until)}", e.HandOver),
        HandOverWithdrawn e     => new($"Hand-over proposal called back ({e.Reason})", e.HandOver),
        ClaimsHandedOver e      => new($"Claims handed over, approved by {e.By}: {string.Join(", ", e.Claims.Select(c => c.Number))}, {e.Total}", e.HandOver, e.Total),
        ClaimsRecalled e        => new($"Claims of the hand-over are wanted back ({e.Reason})", e.HandOver),
        ClaimsPlaced e          => new($"Claims placed with {(e.AgencyName is { } name ? $"{name} ({e.Agency})" : e.Agency)}: {e.Total}", e.HandOver, e.Total),
        ClaimReturned e         => new($"Claim {e.Number} is back in the house ({e.Reason})", e.HandOver),
        PlacementAcknowledged e => new($"Placement acknowledged by {e.Agency} as {e.Reference}"),
        AgencyActed e           => new($"{e.Agency}: {e.Kind} on {e.ActedOn:yyyy-MM-dd} ({e.Reference})"),
        AgencyPromised e        => new($"{e.Agency}: the debtor promised {e.Amount} for {e.PromisedOn:yyyy-MM-dd} ({e.Reference})", null, e.Amount),
        AgencyCollected e       => new($"{e.Agency} collected {e.Amount} on {e.CollectedOn:yyyy-MM-dd} ({e.Reference})", null, e.Amount),
        LimitationInterrupted e => new($"Invoice {e.Number}: its limitation period is interrupted by {Word(e.Kind).Replace('_', ' ')} of {e.ActOn:yyyy-MM-dd}, proof {e.Proof}, recorded by {e.By}"),
        InterruptionEnded e     => new($"Invoice {e.Number}: an interruption of its limitation period {(e.IsVoid ? "has had no effect" : $"ended on {e.EndedOn:yyyy-MM-dd}")}, recorded by {e.By}"),
        DeclarationDecided e    => new($"Invoice {e.Number}: the declared claim was {(e.IsAdmitted ? "admitted" : "turned down, which leaves its limitation period uninterrupted,")} on {e.DecidedOn:yyyy-MM-dd}, recorded by {e.By}"),
        LimitationAlertRaised e => new($"Invoice {e.Number}: {e.Days} days or less are left to its last safe day, {e.LastDay:yyyy-MM-dd}"),
        DeclarationAlertRaised e => new($"{e.Days} days or less are left to declare the claims frozen by the judgment of {e.JudgmentOn:yyyy-MM-dd}: until {e.DeclareBy:yyyy-MM-dd}"),
        _                       => TellingWords.Of(fact),
    };

    internal static string Outcome(CallOutcome outcome) => outcome == CallOutcome.Reached ? "debtor reached" : Word(outcome).Replace('_', ' ');

    static string Word<TWord>(TWord word) where TWord : struct, Enum => Spelling.Of(word);

    static string Invoices(int count) => count == 1 ? "1 invoice" : $"{count} invoices";

    static string Clause(PenaltyClause clause) => clause.Rate is null ? "as the law says" : $"{Spelling.Of(clause.Basis)} {clause.Hundredths / 100m:0.##}{(clause.Capitalises ? ", capitalised" : "")} by contract";

    static string Uncertain(InvoiceTerms terms) => terms.DateUncertain ? "; an opening entry whose date is to be confirmed" : "";

    static string Until(DateOnly? until) => until is { } day ? $" until {day:yyyy-MM-dd}" : "";

    static string Decided(StepDecided e) => e.Mode == Domain.Entities.SendingMode.Live ? e.NeedsApproval ? ", to be approved" : "" : $", in {Word(e.Mode)} mode{(e.NeedsApproval ? ", to be approved" : "")}";

    static string Ways(ReachChanged e)
    {
        string[] ways = [.. new[] { (e.Contacts.Any(c => c.Email), "mail"), (e.Contacts.Any(c => c.Post), "post"), (e.Contacts.Any(c => c.Phone), "telephone") }.Where(w => w.Item1).Select(w => w.Item2)];
        return ways.Length == 0 ? "no way that is known" : string.Join(", ", ways);
    }

    static string Asked(MessageRequested e)
    {
        var statement = e.Statement;
        var claims = $"{e.Step} by {Word(e.Channel)} to {Word(e.Addressee)}: {string.Join(", ", statement.Lines.Select(l => l.Number))}, {statement.Outstanding}";
        if (statement.Interest.IsPositive || statement.Compensation.IsPositive) claims += $" + interest {statement.Interest} + compensation {statement.Compensation}";
        return claims + (e.Deadline is { } deadline ? $", to pay by {deadline:yyyy-MM-dd}" : "") + (e.SanctionOn is { } sanction ? $", sanction on {sanction:yyyy-MM-dd}" : "");
    }
}
