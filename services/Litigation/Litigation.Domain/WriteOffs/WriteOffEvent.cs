using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.WriteOffs;

/// <summary>By what a debt is known never to be paid (rule section 8; CGI art. 272-1). The words are those of Invoicing.</summary>
public enum LossGround
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A judgment opened or pronounced the liquidation.</summary>
    Liquidation,

    /// <summary>A plan of safeguard or recovery waives it.</summary>
    PlanWaiver,

    /// <summary>Proceedings were taken and failed.</summary>
    ProceedingsFailed,

    /// <summary>The debtor has vanished.</summary>
    DebtorVanished,

    /// <summary>It was paid with a stolen cheque.</summary>
    StolenCheque,

    /// <summary>The creditor gives it up of its own will: no VAT is recoverable.</summary>
    CommercialWaiver,

    /// <summary>Pursuing it costs more than it brings: no VAT is recoverable.</summary>
    Uneconomic,
}

/// <summary>Which loss.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">Its own.</param>
/// <param name="Reference">Of the write-off, once per invoice.</param>
public sealed record WriteOffMatter(string Creditor, Guid Debtor, string CustomerNumber, Guid Invoice, string Number, string Reference);

/// <summary>What is lost, split in proportion to the invoice.</summary>
/// <param name="Gross">Including tax.</param>
/// <param name="Net">Without.</param>
/// <param name="Vat">The tax in it.</param>
public sealed record LostAmount(Money Gross, Money Net, Money Vat)
{
    /// <summary>What is lost of an invoice: its tax in proportion, half-up to the cent.</summary>
    /// <param name="lost">Including tax.</param>
    /// <param name="invoiced">Of the whole invoice, including tax.</param>
    /// <param name="vat">Of the whole invoice.</param>
    public static LostAmount Of(Money lost, Money invoiced, Money vat)
    {
        var part = invoiced.IsZero ? Money.Zero : Money.Rounded(lost.Amount * vat.Amount / invoiced.Amount, lost.Currency);
        return new(lost, lost - part, part);
    }
}

/// <summary>What shows it.</summary>
/// <param name="Ground">Which case of the law.</param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper.</param>
public sealed record LossEvidence(LossGround Ground, DateOnly On, string Proof)
{
    /// <summary>The law gives VAT back in this case.</summary>
    public bool CarriesVat() => Ground is not (LossGround.None or LossGround.CommercialWaiver or LossGround.Uneconomic);
}

/// <summary>The duplicate of an unpaid invoice that tells the debtor not to deduct the tax (facture rectificative).</summary>
/// <param name="Reference">Its own.</param>
/// <param name="SentOn">Day on which it went out.</param>
public sealed record RectifyingDuplicate(string Reference, DateOnly SentOn);

/// <summary>Facts of a loss that is decided here. <c>By</c> is who recorded it; <c>On</c> the business date.</summary>
public abstract record WriteOffEvent
{
    WriteOffEvent() { }

    /// <summary>Somebody proposes to write a debt off; a second person must agree.</summary>
    public sealed record WriteOffProposed(WriteOffMatter Matter, LostAmount Lost, LossEvidence Evidence, string By, DateOnly On) : WriteOffEvent;

    /// <summary>A second person agrees.</summary>
    public sealed record WriteOffApproved(string By, DateOnly On) : WriteOffEvent;

    /// <summary>A second person does not agree.</summary>
    public sealed record WriteOffDeclined(string By, DateOnly On) : WriteOffEvent;

    /// <summary>The duplicate with the words of CGI art. 272 went to the debtor.</summary>
    public sealed record RectifyingInvoiceSent(RectifyingDuplicate Duplicate, string By, DateOnly On) : WriteOffEvent;

    /// <summary>The debt is written off; <c>ReclaimedVat</c> is the tax claimed back.</summary>
    public sealed record DebtWrittenOff(WriteOffMatter Matter, LostAmount Lost, LossEvidence Evidence, Money ReclaimedVat, RectifyingDuplicate? Duplicate, DateOnly WrittenOffOn, string By, DateOnly On) : WriteOffEvent;

    /// <summary>Money came in after all: the tax in it, as far as it was claimed back, is to be repaid.</summary>
    public sealed record RecoveredAfterWriteOff(WriteOffMatter Matter, string Recovery, Money Amount, Money VatToRepay, DateOnly RecoveredOn, string By, DateOnly On) : WriteOffEvent;
}

/// <summary>Orders to a loss.</summary>
public abstract record WriteOffCommand
{
    WriteOffCommand() { }

    /// <summary>Proposes it.</summary>
    public sealed record ProposeWriteOff(WriteOffMatter Matter, LostAmount Lost, LossEvidence Evidence, string By, DateOnly On) : WriteOffCommand;

    /// <summary>Agrees, as a second person.</summary>
    public sealed record ApproveWriteOff(string By, DateOnly On) : WriteOffCommand;

    /// <summary>Does not agree, as a second person.</summary>
    public sealed record DeclineWriteOff(string By, DateOnly On) : WriteOffCommand;

    /// <summary>The duplicate went out.</summary>
    public sealed record SendRectifyingInvoice(RectifyingDuplicate Duplicate, string By, DateOnly On) : WriteOffCommand;

    /// <summary>Writes it off; with <c>ReclaimVat</c>, refused while the law asks for more. <c>Left</c> is what is owed on the claim and is not written off already: null where it is not known.</summary>
    public sealed record WriteDebtOff(bool ReclaimVat, DateOnly WrittenOffOn, Kernel.Limitation.TimeLimits Limits, Money? Left, string By, DateOnly On) : WriteOffCommand;

    /// <summary>Money came in after all.</summary>
    public sealed record RecoverAfterWriteOff(string Recovery, Money Amount, DateOnly RecoveredOn, string By, DateOnly On) : WriteOffCommand;
}
