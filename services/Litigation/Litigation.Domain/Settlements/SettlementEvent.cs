using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;

namespace Recouvrement.Litigation.Domain.Settlements;

/// <summary>Which settlement.</summary>
/// <param name="File">The litigation file.</param>
/// <param name="Of">Whose claims, against whom.</param>
/// <param name="Reference">The creditor's own, once per file.</param>
public sealed record SettlementMatter(Guid File, DebtorCase Of, string Reference);

/// <summary>What each side gives (transaction, C. civ. 2044).</summary>
/// <param name="Agreed">What the debtor pays.</param>
/// <param name="WaivedPrincipal">What the creditor gives up of the invoices.</param>
/// <param name="WaivedInterest">Of late interest.</param>
/// <param name="WaivedCompensation">Of the flat compensation.</param>
/// <param name="PayBy">Last day of payment.</param>
/// <param name="IsPublicBody">A public buyer cannot be let off interest (CCP L2192-14).</param>
public sealed record SettlementTerms(Money Agreed, Money WaivedPrincipal, Money WaivedInterest, Money WaivedCompensation, DateOnly PayBy, bool IsPublicBody)
{
    /// <summary>All that is given up.</summary>
    public Money Waived() => WaivedPrincipal + WaivedInterest + WaivedCompensation;
}

/// <summary>An invoice that a settlement is about.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Amount">Including tax.</param>
public sealed record SettledInvoice(Guid Invoice, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount);

/// <summary>How a settlement was made enforceable.</summary>
public enum SettlementTitle
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A judge approved it (homologation, CPC 1565 to 1568).</summary>
    CourtApproval,

    /// <summary>A deed countersigned by lawyers bears the registry's enforceable form (CPCE L111-3, 7°).</summary>
    RegistryFormula,

    /// <summary>A notary's deed (CPCE L111-3, 4°).</summary>
    NotarialDeed,
}

/// <summary>Facts of a settlement. <c>By</c> is who recorded it; <c>On</c> the business date.</summary>
public abstract record SettlementEvent
{
    SettlementEvent() { }

    /// <summary>Somebody proposes it; a second person must agree. <c>Invoices</c> are what it is about, in the order of their due dates; null where it was proposed before they were kept.</summary>
    public sealed record SettlementProposed(SettlementMatter Matter, SettlementTerms Terms, string By, DateOnly On, ImmutableArray<SettledInvoice>? Invoices = null) : SettlementEvent;

    /// <summary>A second person agrees: what it gives up is in the ledger of waivers.</summary>
    public sealed record SettlementApproved(SettlementMatter Matter, SettlementTerms Terms, string ProposedBy, string By, DateOnly On) : SettlementEvent;

    /// <summary>A second person does not agree.</summary>
    public sealed record SettlementDeclined(string By, DateOnly On) : SettlementEvent;

    /// <summary>It was paid: what was waived is given up for good.</summary>
    public sealed record SettlementKept(DateOnly PaidOn, string By, DateOnly On) : SettlementEvent;

    /// <summary>It was not paid in time: nothing is given up.</summary>
    public sealed record SettlementBroken(DateOnly BrokenOn, string By, DateOnly On) : SettlementEvent;

    /// <summary>It can be enforced like a judgment, whether it is kept or not.</summary>
    public sealed record SettlementMadeEnforceable(SettlementTitle Title, DateOnly ObtainedOn, string By, DateOnly On) : SettlementEvent;
}

/// <summary>Orders to a settlement.</summary>
public abstract record SettlementCommand
{
    SettlementCommand() { }

    /// <summary>Proposes it, about what is owed in the file; <c>MayWaivePenalties</c> is false where the installation forbids to give up late interest.</summary>
    public sealed record ProposeSettlement(SettlementMatter Matter, SettlementTerms Terms, ImmutableArray<SettledInvoice> Invoices, bool MayWaivePenalties, string By, DateOnly On) : SettlementCommand;

    /// <summary>Agrees, as a second person.</summary>
    public sealed record ApproveSettlement(string By, DateOnly On) : SettlementCommand;

    /// <summary>Does not agree, as a second person.</summary>
    public sealed record DeclineSettlement(string By, DateOnly On) : SettlementCommand;

    /// <summary>It was paid.</summary>
    public sealed record KeepSettlement(DateOnly PaidOn, string By, DateOnly On) : SettlementCommand;

    /// <summary>It was not.</summary>
    public sealed record BreakSettlement(DateOnly BrokenOn, string By, DateOnly On) : SettlementCommand;

    /// <summary>It was made enforceable.</summary>
    public sealed record MakeSettlementEnforceable(SettlementTitle Title, DateOnly ObtainedOn, string By, DateOnly On) : SettlementCommand;
}
