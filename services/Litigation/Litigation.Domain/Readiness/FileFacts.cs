using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>All that is known of a file when somebody asks what can be done with it.</summary>
/// <param name="Claims">Those that are in it.</param>
/// <param name="Notice">The formal notice; null where nothing was heard of its letter.</param>
/// <param name="Debtor">Who owes.</param>
/// <param name="Insolvency">Proceedings that are open; null where none were heard of.</param>
public sealed record FileFacts(ImmutableArray<ClaimFacts> Claims, NoticeFacts? Notice, DebtorFacts Debtor, InsolvencyFacts? Insolvency)
{
    /// <summary>Claims that open proceedings freeze.</summary>
    public IEnumerable<ClaimFacts> Frozen => Insolvency is { } open ? Claims.Where(claim => claim.IsFrozenBy(open.JudgmentOn)) : [];

    /// <summary>Principal still owed, by currency.</summary>
    public ImmutableArray<Money> Owed => [.. Claims.GroupBy(claim => claim.Outstanding.Currency, (_, of) => of.Aggregate(Money.Zero, (sum, claim) => sum + claim.Outstanding))];
}

/// <summary>A claim.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="Outstanding">Principal still owed.</param>
/// <param name="SafeOn">Last day before it is time-barred that is safe, as told at the hand-over; null where it is not known.</param>
/// <param name="PossibleOn">The last day that can be argued; null where it is not known.</param>
/// <param name="Disputes">Reasons of the disputes that are open, snake_case.</param>
/// <param name="Evidence">What proves it; null where nobody told.</param>
public sealed record ClaimFacts(
    Guid Invoice, string Number, DateOnly DueOn, Money Outstanding, DateOnly? SafeOn, DateOnly? PossibleOn, ImmutableArray<string> Disputes, EvidenceFacts? Evidence)
{
    /// <summary>Date of issue; null where nobody told.</summary>
    public DateOnly? IssuedOn { get; init; }

    /// <summary>A judgment of that day freezes it: it is not known to be of later (C. com. L622-17).</summary>
    public bool IsFrozenBy(DateOnly judgmentOn) => !(IssuedOn >= judgmentOn);
}

/// <summary>What proves a claim.</summary>
/// <param name="Present">Kinds of documents whose bytes are there.</param>
/// <param name="Missing">What is needed and not there: one document of each line.</param>
public sealed record EvidenceFacts(ImmutableArray<string> Present, ImmutableArray<ImmutableArray<string>> Missing);

/// <summary>Where the letter of the formal notice is.</summary>
/// <param name="State">snake_case, as the carrier told it last.</param>
/// <param name="StateOn">The carrier's date of it.</param>
/// <param name="FirstPresentedOn">Null where it was never presented.</param>
public sealed record NoticeFacts(string State, DateOnly StateOn, DateOnly? FirstPresentedOn)
{
    /// <summary>Day from which it counts as given (rule R4.2): delivered, refused, or unclaimed from its first presentation; null while it does not count.</summary>
    public DateOnly? EffectiveOn => State switch
    {
        "delivered" or "refused" => StateOn,
        "unclaimed"              => FirstPresentedOn ?? StateOn,
        "returned"               => FirstPresentedOn,
        _                        => null,
    };
}

/// <summary>Who owes.</summary>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>; null where nobody said.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null where nobody said.</param>
/// <param name="ClaimLaw"><c>civil</c> or <c>commercial</c>; null where nobody said.</param>
public sealed record DebtorFacts(string? Kind, string? Country, string? ClaimLaw)
{
    /// <summary>In business.</summary>
    public bool IsBusiness => Kind is "company" or "retailer" or "craftsman";

    /// <summary>Claims of the creditor, a merchant, against it are commercial where nobody said otherwise.</summary>
    public bool IsCommercial => IsBusiness && ClaimLaw is not "civil";

    /// <summary>Known to be outside of France.</summary>
    public bool IsAbroad => Country is not (null or "FR" or "GP" or "MQ" or "GF" or "RE" or "YT");

    /// <summary>In a member state that Regulation 1896/2006 binds, other than France: Denmark is not.</summary>
    public bool IsInEurope => Country is "AT" or "BE" or "BG" or "CY" or "CZ" or "DE" or "EE" or "ES" or "FI" or "GR" or "HR" or "HU" or "IE" or "IT" or "LT" or "LU" or "LV" or "MT" or "NL" or "PL" or "PT" or "RO" or "SE" or "SI" or "SK";
}

/// <summary>Insolvency proceedings that are open.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
public sealed record InsolvencyFacts(string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn);
