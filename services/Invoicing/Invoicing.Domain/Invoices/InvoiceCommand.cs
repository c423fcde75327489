using System.Text.Json.Serialization;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>What reduced an invoice, or made it owed again.</summary>
public enum BalanceCause
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Money the creditor received.</summary>
    Payment,

    /// <summary>A credit note.</summary>
    CreditNote,

    /// <summary>Money a collection agency received.</summary>
    AgencyCollection,

    /// <summary>An allocation was undone.</summary>
    Undone,

    /// <summary>It was written off.</summary>
    WriteOff,

    /// <summary>A write-off ended: it was a mistake, or money came in after all.</summary>
    Recovered,
}

/// <summary>What the source says of an invoice.</summary>
/// <param name="Reference">Shown to people; not a key.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment is in time.</param>
/// <param name="Amount">Including tax; more than nothing.</param>
/// <param name="DateUncertain">An opening entry or a debit without an invoice: it is not dunned until a person confirms its dates.</param>
/// <param name="Vat">The value added tax in <paramref name="Amount"/> (TVA); null where no source said.</param>
/// <param name="Prepaid">The part of <paramref name="Amount"/> that was paid before the issue (acompte) and is never owed; null where there is none.</param>
/// <param name="DeliveredOn">Day of delivery or performance; null where no source said.</param>
/// <param name="Instalments">Its parts, where they have due dates of their own; null where all of it is due on one day.</param>
/// <param name="Penalties">What it bills for invoices that were paid late; null on every other invoice.</param>
public sealed record InvoiceContent(
    string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, bool DateUncertain, Money? Vat = null, Money? Prepaid = null, DateOnly? DeliveredOn = null, Instalments? Instalments = null,
    BilledPenalties? Penalties = null)
{
    /// <summary>What it asks to be paid: all of it but what was paid before.</summary>
    [JsonIgnore]
    public Money Asked => Prepaid is { } paid ? Amount - paid : Amount;

    // What does not fit together would make what is owed wrong.
    internal Refusal? Misfit(string number) => this switch
    {
        { Prepaid: { } paid } when !IsPart(paid) => new("prepaid_exceeds_invoice", $"Invoice {number} is of {Amount}; {paid} cannot have been paid before."),
        { Instalments: { } parts } when parts.Total != Asked => new("instalments_differ", $"The instalments of invoice {number} come to {parts.Total}; it asks {Asked}."),
        { Vat: { } vat } when !IsPart(vat)       => new("vat_exceeds_invoice", $"Invoice {number} is of {Amount}; its tax cannot be {vat}."),
        _                                        => null,
    };

    bool IsPart(Money part) => part.Amount >= 0 && part.Amount <= Amount.Amount && (part.IsZero || part.Currency == Amount.Currency);
}

/// <summary>Orders to an invoice.</summary>
public abstract partial record InvoiceCommand
{
    InvoiceCommand() { }

    /// <summary>Books it, or corrects what was booked under its number.</summary>
    /// <param name="Document">Whose it is.</param>
    /// <param name="Reference">Shown to people.</param>
    /// <param name="IssuedOn">Date of issue.</param>
    /// <param name="DueOn">Due date where the source gives one, else it follows from <paramref name="Term"/>.</param>
    /// <param name="Term">The customer's term today. A due date that once followed from a term stays: a new term is for new invoices.</param>
    /// <param name="Amount">Including tax.</param>
    /// <param name="DateUncertain">Dates wait for a person's confirmation.</param>
    /// <param name="Origin">Which source.</param>
    public sealed record Issue(
        AccountDocument Document, string Reference, DateOnly IssuedOn, DateOnly? DueOn, PaymentTerm Term, Money Amount, bool DateUncertain, Origin Origin) : InvoiceCommand
    {
        /// <summary>The tax in the amount; null where the source does not say: what is known stays with an amount that stays.</summary>
        public Money? Vat { get; init; }

        /// <summary>Paid before the issue; nothing where it was not, null where the source does not say: what is known stays.</summary>
        public Money? Prepaid { get; init; }

        /// <summary>Day of delivery or performance; null where the source does not say: what is known stays.</summary>
        public DateOnly? DeliveredOn { get; init; }

        /// <summary>Its parts; none of them where all is due on one day, null where the source does not say: what is known stays with an amount that stays.</summary>
        public Instalments? Instalments { get; init; }

        /// <summary>The legal caps that bind the customer; null where none does, or where the caller does not look.</summary>
        public PaymentTermCaps? Caps { get; init; }

        /// <summary>The customer's trade, where it has caps of its own.</summary>
        public string? Sector { get; init; }

        static readonly DateOnly LegalTermBegins = new(2001, 5, 16);

        // Before the law had a term of its own (act of 15 May 2001), thirty days were the usage that it then wrote down. It counts from the
        // delivery, but no invoice is due before it is there.
        internal DateOnly DueByTerm
        {
            get
            {
                var from = Term.Rule is TermRule.Default ? DeliveredOn ?? IssuedOn : IssuedOn;
                var due = (Term.Rule is TermRule.Default && from < LegalTermBegins ? PaymentTerm.Net(30) : Term).DueOn(from);
                return due > IssuedOn ? due : IssuedOn;
            }
        }
    }

    /// <summary>A person confirms, or finds out, the dates of an entry that had none of its own.</summary>
    /// <param name="IssuedOn">True date of issue, or null when the recorded one is right.</param>
    /// <param name="DueOn">True due date.</param>
    public sealed record ConfirmDates(DateOnly? IssuedOn, DateOnly DueOn) : InvoiceCommand;

    /// <summary>Has so much of a credit on this invoice, whatever was there before; nothing takes it off.</summary>
    /// <param name="Source">Stream id of the payment or credit note.</param>
    /// <param name="Cause">What kind of credit it is.</param>
    /// <param name="Total">From now on.</param>
    /// <param name="Since">First day on which the change counts; null: more as soon as both documents do, less from today on.</param>
    public sealed record Allocate(Guid Source, BalanceCause Cause, Money Total, DateOnly? Since = null) : InvoiceCommand;
}
