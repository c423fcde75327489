using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Why a debt may not be paid (créance douteuse).</summary>
public enum DoubtReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>It is very late.</summary>
    Age,

    /// <summary>The debtor is in insolvency proceedings.</summary>
    Insolvency,

    /// <summary>It is contested in earnest.</summary>
    Dispute,

    /// <summary>It is before a court or with an agency.</summary>
    Litigation,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>By what a debt is known never to be paid (rule section 8; art. 272-1 CGI).</summary>
public enum IrrecoverabilityGround
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A judgment opened or pronounced the liquidation: VAT is recoverable from that day on.</summary>
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

/// <summary>What a loss is.</summary>
public enum WriteOffKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>It will never be paid (créance irrécouvrable).</summary>
    Irrecoverable,

    /// <summary>What a payment left over by mistake (écart de règlement), not worth a letter.</summary>
    SmallDifference,
}

/// <summary>By what a debt is known never to be paid.</summary>
/// <param name="Ground">Which case of the law.</param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the registered document that shows it; null where there is none.</param>
public sealed record Irrecoverability(IrrecoverabilityGround Ground, DateOnly On, string? Proof)
{
    /// <summary>The law gives VAT back in this case.</summary>
    [JsonIgnore]
    public bool CarriesVat => Ground is not (IrrecoverabilityGround.None or IrrecoverabilityGround.CommercialWaiver or IrrecoverabilityGround.Uneconomic);

    /// <summary>Last day on which VAT can be claimed: 31 December of the second year after (art. 208 ann. II CGI, rule section 8).</summary>
    [JsonIgnore]
    public DateOnly LastDay => new(On.Year + 2, 12, 31);
}

/// <summary>The duplicate of an invoice that tells the debtor that it must not deduct the tax (facture rectificative, art. 272-1 CGI).</summary>
/// <param name="Reference">Its own.</param>
/// <param name="SentOn">Day on which it went out.</param>
/// <param name="Net">Unpaid, without tax.</param>
/// <param name="Vat">The tax in what is unpaid.</param>
public sealed record RectifyingInvoice(string Reference, DateOnly SentOn, Money Net, Money Vat);

/// <summary>A loss that was booked.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Vat">The tax in it that is claimed back; nothing where none is.</param>
/// <param name="On">Day of the loss.</param>
/// <param name="IsTakenBack">It was a mistake.</param>
/// <param name="Recovered">Came in after all.</param>
/// <param name="VatRepaid">The tax in what came in after all.</param>
public sealed record KnownWriteOff(WriteOffKind Kind, Money Amount, Money Vat, DateOnly On, bool IsTakenBack, Money Recovered, Money VatRepaid)
{
    /// <summary>Still lost.</summary>
    public Money Lost => IsTakenBack ? Money.Zero : Amount - Recovered;

    /// <summary>The tax in what is still lost, as far as it is claimed back.</summary>
    public Money VatOfLost => IsTakenBack ? Money.Zero : Vat - VatRepaid;

    // The last part takes what rounding left.
    internal Money VatIn(Money part) => part == Lost ? VatOfLost : Money.Min(VatOfLost, Money.Rounded(part.Amount * VatOfLost.Amount / Lost.Amount, part.Currency));
}

/// <summary>What is doubted, proved and lost of an invoice.</summary>
/// <param name="DoubtfulFor">Why it may not be paid; none while nobody doubts it.</param>
/// <param name="DoubtfulSince">From which day.</param>
/// <param name="Impairment">The part of it, without tax, that the books no longer count on (dépréciation).</param>
/// <param name="Evidence">By what it is known never to be paid.</param>
/// <param name="Rectifying">The last one that was sent.</param>
/// <param name="WriteOffs">By reference.</param>
/// <param name="Recoveries">Reference of each later recovery, with its amount.</param>
public sealed record LossState(
    DoubtReason DoubtfulFor, DateOnly? DoubtfulSince, Money Impairment, Irrecoverability? Evidence, RectifyingInvoice? Rectifying,
    ImmutableDictionary<string, KnownWriteOff> WriteOffs, ImmutableDictionary<string, Money> Recoveries)
{
    /// <summary>Nothing is doubted.</summary>
    public static LossState None { get; } = new(
        DoubtReason.None, null, Money.Zero, null, null, ImmutableDictionary<string, KnownWriteOff>.Empty, ImmutableDictionary<string, Money>.Empty);

    /// <summary>Somebody doubts it.</summary>
    public bool IsDoubtful => DoubtfulFor is not DoubtReason.None;

    /// <summary>Written off, and neither taken back nor recovered.</summary>
    public Money Lost => WriteOffs.Values.Aggregate(Money.Zero, (sum, w) => sum + w.Lost);

    /// <summary>The tax claimed back on it.</summary>
    public Money VatOfLost => WriteOffs.Values.Aggregate(Money.Zero, (sum, w) => sum + w.VatOfLost);
}
