using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>
/// The facts of a case: what was heard from the other services, and what was decided here. Together they are the full history of the
/// escalation, whatever service a fact came from. Without personal data. This file: what is heard.
/// </summary>
public abstract partial record DunningEvent
{
    DunningEvent()
    {
    }

    /// <summary>The first fact about an account was heard.</summary>
    public sealed record CaseOpened(Account Account) : DunningEvent;

    /// <summary>What the customer is.</summary>
    /// <param name="Debtor">Stream id of the customer account.</param>
    /// <param name="Kind">What it is.</param>
    /// <param name="Segment">The ERP's own.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Version">Of the customer account.</param>
    /// <param name="Payer">How it pays; null where nobody said, as with all that follows.</param>
    /// <param name="ClaimObject"><c>goods</c>, <c>services</c> or <c>works</c>: of most of its claims.</param>
    /// <param name="SalesPerson">Code of who sells to it.</param>
    /// <param name="Region">The ERP's own region.</param>
    public sealed record DebtorProfiled(
        Guid Debtor, CustomerKind Kind, string? Segment, string Language, long Version, PayerProfile? Payer = null, string? ClaimObject = null, string? SalesPerson = null,
        string? Region = null) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>By which ways the debtor can be reached now.</summary>
    public sealed record ReachChanged(Guid Debtor, ImmutableArray<ContactReach> Contacts, long Version) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Debtor;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A receivable (créance) was booked.</summary>
    public sealed record InvoiceEntered(Guid Invoice, InvoiceTerms Terms, Money Outstanding, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The ERP corrected an invoice, or a person confirmed its date.</summary>
    public sealed record InvoiceAmended(Guid Invoice, InvoiceTerms Terms, Money Outstanding, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>What is owed on an invoice changed (imputation).</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Outstanding">Owed after it.</param>
    /// <param name="Amount">Allocated; negative when undone.</param>
    /// <param name="Cause">Why.</param>
    /// <param name="From">Stream id of the payment or credit note.</param>
    /// <param name="Version">Of the invoice.</param>
    /// <param name="On">Business date.</param>
    public sealed record BalanceChanged(Guid Invoice, string Number, Money Outstanding, Money Amount, BalanceCause Cause, Guid From, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The debtor contests an invoice (litige).</summary>
    public sealed record InvoiceDisputed(Guid Invoice, string Number, string Dispute, string Reason, Money Disputed, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A dispute has ended.</summary>
    public sealed record DisputeResolved(Guid Invoice, string Number, string Dispute, string Outcome, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>An invoice is not to be dunned, although nobody contests it (blocage).</summary>
    public sealed record InvoiceHeld(Guid Invoice, string Number, string Hold, string Reason, DateOnly? Until, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>What kept an invoice from being dunned is over.</summary>
    public sealed record HoldLifted(Guid Invoice, string Number, string Hold, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>How far the ERP had reminded before dunning came here (reprise du niveau de relance).</summary>
    /// <param name="Invoice">Stream id of the invoice.</param>
    /// <param name="Number">The ERP's own number.</param>
    /// <param name="Level">The ERP's own, from 1.</param>
    /// <param name="LastOn">Day of its last reminder.</param>
    /// <param name="Channel">How that went out; none where the ERP did not say.</param>
    /// <param name="Version">Of the invoice.</param>
    /// <param name="On">Business date.</param>
    public sealed record RemindersImported(Guid Invoice, string Number, int Level, DateOnly LastOn, Channel Channel, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Invoice;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>Money came in from the debtor, allocated or not.</summary>
    public sealed record PaymentReceived(Guid Payment, Money Amount, DateOnly ReceivedOn, string Origin, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Payment;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The source corrected a payment; all of it after the change.</summary>
    public sealed record PaymentCorrected(Guid Payment, Money Amount, DateOnly ReceivedOn, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Payment;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A payment came back, all of it (rejet de paiement): it holds nothing any more.</summary>
    public sealed record PaymentReversed(Guid Payment, Money Amount, DateOnly ReversedOn, string Reason, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Payment;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A message has really gone out.</summary>
    public sealed record MessageSent(Guid Decision, string? DocumentSha256, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Decision;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A message could not go out and will not be tried again by itself.</summary>
    public sealed record MessageFailed(Guid Decision, string Reason, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Decision;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The carrier reports where a registered letter is. Where it had told another end of it before, <c>Corrects</c> is the one that does not stand.</summary>
    public sealed record LetterMoved(Guid Decision, LetterState State, DateOnly StateOn, long Version, DateOnly On, LetterState? Corrects = null) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Decision;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>Handed-over claims were placed with an agency. <c>AgencyName</c> is how it is shown to debtors; null where nobody told.</summary>
    public sealed record ClaimsPlaced(Guid Placement, Guid HandOver, string Agency, Money Total, long Version, DateOnly On, string? AgencyName = null) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Placement;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>A claim that had left the house is back: nothing of it was owed, and no agency has it.</summary>
    public sealed record ClaimReturned(Guid HandOver, Guid Invoice, string Number, string Reason, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => HandOver;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The agency has taken the claims on.</summary>
    public sealed record PlacementAcknowledged(Guid Placement, string Agency, string Reference, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Placement;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The agency reports an act of its own.</summary>
    public sealed record AgencyActed(Guid Placement, string Agency, string Reference, string Kind, DateOnly ActedOn, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Placement;
        long IHeardFact.SourceVersion => Version;
    }

    /// <summary>The agency reports money it collected; the balance follows when Invoicing has booked it.</summary>
    public sealed record AgencyCollected(Guid Placement, string Agency, Guid Invoice, string Reference, Money Amount, DateOnly CollectedOn, long Version, DateOnly On) : DunningEvent, IHeardFact
    {
        Guid IHeardFact.Source => Placement;
        long IHeardFact.SourceVersion => Version;
    }
}
