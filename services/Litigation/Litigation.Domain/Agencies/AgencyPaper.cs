using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>What an agency shows before it is given claims.</summary>
public enum PaperKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Its written declaration to the procureur de la République at the tribunal judiciaire of its seat (CPCE R124-2).</summary>
    Declaration,

    /// <summary>Professional liability insurance (assurance de responsabilité civile professionnelle, CPCE R124-2).</summary>
    LiabilityInsurance,

    /// <summary>The account that is for funds collected for creditors alone (CPCE R124-2).</summary>
    DedicatedAccount,

    /// <summary>A guarantee of those funds (garantie financière), where the contract asks for one.</summary>
    Guarantee,

    /// <summary>Membership of a trade union such as ANCR or FIGEC: a charter, no licence.</summary>
    Membership,

    /// <summary>A certificate of its quality management (ISO 9001).</summary>
    Iso9001,

    /// <summary>A creditor it works for.</summary>
    Reference,
}

/// <summary>A paper of an agency. The copy itself lies where the creditor keeps it; its hash tells whether it is still the same.</summary>
/// <param name="Kind">What it shows.</param>
/// <param name="Reference">The issuer's own number; once per kind.</param>
/// <param name="Issuer">Who issued or received it: insurer, prosecutor's office, bank, union.</param>
/// <param name="ValidFrom">First day; of a declaration the day it was made.</param>
/// <param name="ValidUntil">Last day; null where none is known.</param>
/// <param name="Sha256">Of the copy, 64 lower-case hexadecimal digits; null where none is kept.</param>
/// <param name="Iban">Of the dedicated account, compact.</param>
public sealed record AgencyPaper(
    PaperKind Kind, string Reference, string? Issuer = null, DateOnly? ValidFrom = null, DateOnly? ValidUntil = null, string? Sha256 = null, string? Iban = null)
{
    /// <summary>True from its first day to its last.</summary>
    public bool HoldsOn(DateOnly on) => (ValidFrom is not { } from || from <= on) && (ValidUntil is not { } until || on <= until);

    /// <summary>Why it cannot be what it says; null when it can.</summary>
    public Refusal? Refused() => this switch
    {
        { Kind: PaperKind.None } => Refuse("paper_kind_missing", "A paper says what it shows."),
        { ValidFrom: { } from, ValidUntil: { } until } when until < from => Refuse("paper_ends_before_it_begins", $"It would end on {until:yyyy-MM-dd}, before it begins."),
        { Kind: PaperKind.Declaration, ValidFrom: null } => Refuse("declaration_without_date", "The declaration to the procureur has the day on which it was made (CPCE R124-2)."),
        { Kind: PaperKind.Declaration, ValidUntil: not null } => Refuse("declaration_does_not_expire", "The declaration to the procureur is made once and does not expire; withdraw it if it holds no more."),
        { Kind: PaperKind.LiabilityInsurance, ValidFrom: null } or { Kind: PaperKind.LiabilityInsurance, ValidUntil: null } =>
            Refuse("insurance_without_days", "An insurance covers from a day to a day."),
        { Kind: PaperKind.DedicatedAccount } when Kernel.Identifiers.Iban.Parse(Iban) is not { HasValidCheckDigits: true } => Refuse("account_without_iban", "The account for collected funds is named by its IBAN, with right check digits (CPCE R124-2)."),
        { Kind: not PaperKind.DedicatedAccount, Iban: not null } => Refuse("iban_out_of_place", "Only the account for collected funds has an IBAN."),
        _ => null,
    };
}
