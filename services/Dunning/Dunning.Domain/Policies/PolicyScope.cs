using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>What is known of a debtor on a day, as far as it chooses a policy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Segment">The ERP's own segment; null where none.</param>
/// <param name="Profile">How it pays.</param>
/// <param name="ClaimObject"><c>goods</c>, <c>services</c> or <c>works</c>, of most of its claims; null where nobody said.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Owed">All that is open, in euros.</param>
/// <param name="DaysLate">Of the oldest invoice that may be claimed; 0 while none is late.</param>
/// <param name="IsInsured">Its credit is insured on the day; null where nobody can know.</param>
/// <param name="Exception">Name of the policy that a person chose for this customer; null where nobody did.</param>
/// <param name="PromisesKept">Of its promises to pay that were decided, how many in a hundred were kept; null before the first.</param>
public sealed record DebtorTraits(
    CustomerKind Kind, string? Segment, PayerProfile Profile, string? ClaimObject, string Language, Money Owed, int DaysLate, bool? IsInsured, string? Exception, int? PromisesKept = null);

/// <summary>Which debtors a policy is for. What is empty or null asks for nothing.</summary>
public sealed record PolicyScope
{
    /// <summary>Whoever.</summary>
    public static PolicyScope Any { get; } = new();

    /// <summary>Kinds of debtors.</summary>
    public ImmutableArray<CustomerKind> Kinds { get; init; } = [];

    /// <summary>Segments of the ERP, upper or lower case.</summary>
    public ImmutableArray<string> Segments { get; init; } = [];

    /// <summary>Payer profiles.</summary>
    public ImmutableArray<PayerProfile> Profiles { get; init; } = [];

    /// <summary>Natures of claims: <c>goods</c>, <c>services</c>, <c>works</c>.</summary>
    public ImmutableArray<string> ClaimObjects { get; init; } = [];

    /// <summary>Languages, ISO 639-1.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    /// <summary>At least so much is open.</summary>
    public Money? OwedFrom { get; init; }

    /// <summary>Less than this is open.</summary>
    public Money? OwedBelow { get; init; }

    /// <summary>The oldest invoice is at least so many days late.</summary>
    public int? DaysLateFrom { get; init; }

    /// <summary>Fewer than so many in a hundred of its promises to pay were kept.</summary>
    public int? PromisesKeptBelow { get; init; }

    /// <summary>Insured, or not.</summary>
    public bool? IsInsured { get; init; }

    /// <summary>Of two policies that are for a debtor, the one with the higher number; then the one that asks for more.</summary>
    public int Precedence { get; init; }

    /// <summary>Whether it is for a debtor.</summary>
    public bool Holds(DebtorTraits debtor) =>
        IsForKind(debtor.Kind) && Has(Profiles, debtor.Profile) && HasWord(Segments, debtor.Segment) && HasWord(ClaimObjects, debtor.ClaimObject) && HasWord(Languages, debtor.Language)
        && !(debtor.Owed < OwedFrom) && !(debtor.Owed >= OwedBelow) && !(debtor.DaysLate < DaysLateFrom) && (PromisesKeptBelow is null || debtor.PromisesKept < PromisesKeptBelow) && (IsInsured is null || IsInsured == debtor.IsInsured);

    /// <summary>Whether it is for a kind of debtor. Consumers and debtors of whom nothing is known are never meant unless they are named: the first are dunned only as a person has validated, the others not at all.</summary>
    public bool IsForKind(CustomerKind kind) => kind is CustomerKind.Consumer or CustomerKind.Unknown ? Kinds.Contains(kind) : Has(Kinds, kind);

    /// <summary>How many things it asks for; a segment counts before all others, it is the ERP's own word for such debtors.</summary>
    internal int Specificity =>
        (Segments.IsEmpty ? 0 : 100) + (Kinds.IsEmpty ? 0 : 10)
        + new[] { !Profiles.IsEmpty, !ClaimObjects.IsEmpty, !Languages.IsEmpty, OwedFrom is not null, OwedBelow is not null, DaysLateFrom is not null, PromisesKeptBelow is not null, IsInsured is not null }.Count(asked => asked);

    static bool Has<T>(ImmutableArray<T> words, T word) => words.IsEmpty || words.Contains(word);

    static bool HasWord(ImmutableArray<string> words, string? word) => words.IsEmpty || (word is not null && words.Contains(word, StringComparer.OrdinalIgnoreCase));
}
