using System.Globalization;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

public sealed partial record Invoice
{
    /// <summary>What is doubted, proved and lost of it.</summary>
    public LossState Losses { get; init; } = LossState.None;

    /// <summary>Owed or lost: what nobody has paid.</summary>
    public Money Unpaid => Outstanding + Losses.Lost;

    /// <summary>The tax in a part of it, in proportion and half-up to the cent; null where no source said what tax it holds.</summary>
    public Money? VatIn(Money part) => Content!.Vat is { } vat ? vat.IsZero ? vat : Money.Rounded(part.Amount * vat.Amount / Content.Amount.Amount, Content.Amount.Currency) : null;

    /// <summary>The words that the law wants on the duplicate of an unpaid invoice (art. 272-1 CGI).</summary>
    /// <param name="net">Unpaid, without tax.</param>
    /// <param name="vat">The tax in what is unpaid.</param>
    public static string UnpaidMention(Money net, Money vat) => string.Create(
        CultureInfo.GetCultureInfo("fr-FR"),
        $"Facture demeurée impayée pour la somme de {net.Amount:N2} € (prix net) et pour la somme de {vat.Amount:N2} € (TVA correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272).");

    Decision<InvoiceEvent> IsDoubted(InvoiceCommand.ClassifyDoubtful doubt) => this switch
    {
        _ when Losses.DoubtfulFor == doubt.Reason => Nothing,
        _ when Losses.IsDoubtful                  => Refuse("already_doubtful", $"Invoice {Document!.Number} is doubtful since {Losses.DoubtfulSince:yyyy-MM-dd} for another reason: end that first."),
        _ when !Outstanding.IsPositive            => NothingOwed,
        _ when doubt.On < Content!.IssuedOn       => BeforeIssue,
        _ => new InvoiceEvent.DebtClassifiedDoubtful(Document!, doubt.Reason, Outstanding, doubt.On),
    };

    Decision<InvoiceEvent> IsTrusted(InvoiceCommand.EndDoubt end) => Losses.IsDoubtful
        ? Accept<InvoiceEvent>([.. Unimpaired(Money.Zero, end.On), new InvoiceEvent.DebtNoLongerDoubtful(Document!, Outstanding, end.On)])
        : Nothing;

    Decision<InvoiceEvent> IsImpaired(InvoiceCommand.Impair impair) => this switch
    {
        _ when Losses.Impairment == impair.Amount => Nothing,
        _ when !Losses.IsDoubtful                 => Refuse("not_doubtful", $"Invoice {Document!.Number} is not doubtful: classify it first."),
        _ when VatIn(Outstanding) is null         => VatUnknown,
        _ when impair.Amount.Amount > MostImpaired(Outstanding).Amount =>
            Refuse("impairment_exceeds_net", $"Of invoice {Document!.Number}, {MostImpaired(Outstanding)} without tax is open; no more can be impaired."),
        _ => new InvoiceEvent.ImpairmentRecorded(Document!, impair.Amount, impair.Amount - Losses.Impairment, impair.On),
    };

    Decision<InvoiceEvent> IsEvidenced(InvoiceCommand.EvidenceIrrecoverability evidence) => this switch
    {
        _ when Losses.Evidence == evidence.Evidence    => Nothing,
        _ when evidence.Evidence.On < Content!.IssuedOn => BeforeIssue,
        // What was claimed back rests on it.
        _ when Losses.VatOfLost.IsPositive             => Refuse("vat_reclaimed", $"VAT of invoice {Document!.Number} was claimed back on what was proved before: take that write-off back first."),
        _ => new InvoiceEvent.IrrecoverabilityEvidenced(Document!, evidence.Evidence),
    };

    Decision<InvoiceEvent> IsRectified(InvoiceCommand.SendRectifyingInvoice rectify)
    {
        if (Losses.Rectifying is { } known && (known.Reference, known.SentOn) == (rectify.Reference, rectify.SentOn)) return Nothing;
        if (!Unpaid.IsPositive) return NothingOwed;
        if (rectify.SentOn < Content!.IssuedOn) return BeforeIssue;
        return VatIn(Unpaid) is { } vat ? new InvoiceEvent.RectifyingInvoiceSent(Document!, new(rectify.Reference, rectify.SentOn, Unpaid - vat, vat)) : VatUnknown;
    }

    // On entries of doubtful debts stand 416, not 411; said only where it is so, as facts of earlier builds never said it.
    bool? Doubtful => Losses.IsDoubtful ? true : null;

    // What is impaired is open: as less is, less can be.
    IEnumerable<InvoiceEvent> Unimpaired(Money left, DateOnly? on) => MostImpaired(left) is var most && Losses.Impairment > most
        ? [new InvoiceEvent.ImpairmentRecorded(Document!, most, most - Losses.Impairment, on)] : [];

    // A corrected amount may come without its tax: what is open is the most then.
    Money MostImpaired(Money left) => Money.OfCents((VatIn(left) is { } vat ? left - vat : left).Cents, Content!.Amount.Currency);

    Refusal NothingOwed => new("nothing_owed", $"Nothing is owed on invoice {Document!.Number}.");

    Refusal BeforeIssue => new("before_issue", $"Invoice {Document!.Number} was issued on {Content!.IssuedOn:yyyy-MM-dd}.");

    Refusal VatUnknown => new("vat_unknown", $"No source said what tax invoice {Document!.Number} holds: send vatCents, 0 where it holds none.");
}

public abstract partial record InvoiceCommand
{
    /// <summary>It may not be paid (411 to 416).</summary>
    /// <param name="Reason">Why.</param>
    /// <param name="On">From which day.</param>
    public sealed record ClassifyDoubtful(DoubtReason Reason, DateOnly On) : InvoiceCommand;

    /// <summary>It is trusted again.</summary>
    /// <param name="On">From which day.</param>
    public sealed record EndDoubt(DateOnly On) : InvoiceCommand;

    /// <summary>The books count on so much less of it, whatever was impaired before.</summary>
    /// <param name="Amount">Without tax; nothing takes it back.</param>
    /// <param name="On">Day of the entry.</param>
    public sealed record Impair(Money Amount, DateOnly On) : InvoiceCommand;

    /// <summary>It is known never to be paid.</summary>
    /// <param name="Evidence">By what.</param>
    public sealed record EvidenceIrrecoverability(Irrecoverability Evidence) : InvoiceCommand;

    /// <summary>The duplicate with the mention of the law went out.</summary>
    /// <param name="Reference">Its own.</param>
    /// <param name="SentOn">Day on which it did.</param>
    public sealed record SendRectifyingInvoice(string Reference, DateOnly SentOn) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>It may not be paid (créance douteuse); <c>Outstanding</c> is what was owed then.</summary>
    public sealed record DebtClassifiedDoubtful(AccountDocument Document, DoubtReason Reason, Money Outstanding, DateOnly On) : InvoiceEvent;

    /// <summary>It is trusted again.</summary>
    public sealed record DebtNoLongerDoubtful(AccountDocument Document, Money Outstanding, DateOnly On) : InvoiceEvent;

    /// <summary>So much of it is impaired (dépréciation), without tax: from <c>On</c>, or from the day it happened; <c>Change</c> is the difference to before.</summary>
    public sealed record ImpairmentRecorded(AccountDocument Document, Money Impairment, Money Change, DateOnly? On) : InvoiceEvent;

    /// <summary>It is known never to be paid.</summary>
    public sealed record IrrecoverabilityEvidenced(AccountDocument Document, Irrecoverability Evidence) : InvoiceEvent;

    /// <summary>The duplicate with the mention of the law went out.</summary>
    public sealed record RectifyingInvoiceSent(AccountDocument Document, RectifyingInvoice Rectifying) : InvoiceEvent;
}
