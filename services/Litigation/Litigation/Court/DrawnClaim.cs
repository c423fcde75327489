using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Court;

/// <summary>A payment or credit note, with the day it took effect: that of the credit on the account.</summary>
/// <param name="Kind"><c>payment</c> (interest first, C. civ. 1343-1) or <c>credit_note</c> (principal only).</param>
/// <param name="On">Its day.</param>
/// <param name="AmountCents">How much.</param>
sealed record SettledPart(string Kind, DateOnly On, long AmountCents);

/// <summary>What a contract says of late interest.</summary>
/// <param name="Basis"><c>fixed_rate</c>, <c>statutory_multiple</c> or <c>main_refinancing_plus</c>; before a court <c>legal_default</c> too, where a clause that was told does not bind.</param>
/// <param name="FigureHundredths">Percent, times or points, in hundredths.</param>
sealed record ClauseAsked(PenaltyBasis Basis, int FigureHundredths = 0)
{
    public PenaltyClause Clause => new(Basis, Basis is PenaltyBasis.LegalDefault ? 0 : FigureHundredths, false);
}

/// <summary>What interest is computed by; who draws up qualifies it.</summary>
/// <param name="Debtor"><c>company</c>, <c>public_body</c> or <c>consumer</c>; before a court as it was told, where absent.</param>
/// <param name="Clause">Of the contract; where absent, before a court as it was told, and the law's rate elsewhere.</param>
/// <param name="NoticeOn">Day of the formal notice: only a consumer's interest waits for it. Before a court as it was told, where absent.</param>
sealed record InterestBasis(DebtorKind Debtor = DebtorKind.Unknown, ClauseAsked? Clause = null, DateOnly? NoticeOn = null)
{
    const int MostHundredths = PenaltyClause.MostHundredths;

    public InputError? Error() =>
        Debtor is DebtorKind.Unknown ? new("basis.debtor", "is company, public_body or consumer")
        : Clause?.Basis is PenaltyBasis.LegalDefault ? new("basis.clause", "is left out where the law says the rate")
        : ErrorOfWhatIsSaid();

    /// <summary>What is wrong with what it says; it may be silent on anything.</summary>
    public InputError? ErrorOfWhatIsSaid() =>
        Clause is { } clause && (clause.Basis is PenaltyBasis.None || clause.FigureHundredths is < 0 or > MostHundredths) ? new("basis.clause", $"has a basis and a figure of 0 to {MostHundredths} hundredths") : null;

    public InterestRate Rate() => Clause is { } clause ? clause.Clause.Rate! : InterestRate.LegalFor(Debtor, NoticeOn);
}

/// <summary>An exhibit.</summary>
/// <param name="Kind">In snake_case, such as <c>invoice</c>, <c>delivery_note</c>, <c>formal_notice</c>.</param>
/// <param name="Reference">Its own number: no words, so no names.</param>
/// <param name="Dated">Its day.</param>
/// <param name="Sha256">Of its bytes, 64 hexadecimal digits.</param>
sealed record ExhibitAsked(ExhibitKind Kind, string Reference, DateOnly? Dated = null, string? Sha256 = null);

/// <summary>How what is asked for is checked and computed, before a court as in an insolvency.</summary>
static class Drawing
{
    public const int MostExhibits = 500, MostSettled = 1000;

    static readonly DateOnly Earliest = new(1990, 1, 1);

    public static ImmutableArray<Exhibit> Exhibits(IReadOnlyList<ExhibitAsked>? asked) =>
        [.. (asked ?? []).Select((exhibit, at) => new Exhibit(at + 1, exhibit.Kind, exhibit.Reference, exhibit.Dated, exhibit.Sha256?.ToLowerInvariant()))];

    public static IEnumerable<InputError?> Errors(IReadOnlyList<ExhibitAsked>? asked)
    {
        if (asked is null) yield break;
        if (asked.Any(exhibit => exhibit is null))
        {
            yield return new("exhibits", "are none of them null");
            yield break;
        }

        if (asked.Count > MostExhibits) yield return new("exhibits", $"are at most {MostExhibits}");
        foreach (var exhibit in asked.Take(MostExhibits))
        {
            if (exhibit.Kind is ExhibitKind.None) yield return new("exhibits.kind", "is missing");
            yield return CourtDesk.Reference("exhibits.reference", exhibit.Reference);
            if (exhibit.Sha256 is { } hash && (hash.Length != 64 || !hash.All(char.IsAsciiHexDigit))) yield return new("exhibits.sha256", "is 64 hexadecimal digits");
        }
    }

    public static IEnumerable<InputError?> Errors(string field, IReadOnlyList<SettledPart> settled)
    {
        if (settled.Any(part => part is null))
        {
            yield return new(field, "are none of them null");
            yield break;
        }

        if (settled.Count > MostSettled) yield return new(field, $"are at most {MostSettled}");
        foreach (var part in settled.Take(MostSettled))
        {
            if (part.Kind is not ("payment" or "credit_note")) yield return new($"{field}.kind", "is payment or credit_note");
            if (part.On < Earliest) yield return new($"{field}.on", $"is {Earliest:yyyy-MM-dd} or later");
            yield return CourtDesk.Amount($"{field}.amountCents", part.AmountCents);
        }
    }

    public static IEnumerable<Settlement> Settlements(IReadOnlyList<SettledPart> settled) => settled.Select<SettledPart, Settlement>(part =>
        part.Kind is "payment" ? new Settlement.Payment(part.On, CourtDesk.Euros(part.AmountCents)) : new Settlement.CreditNote(part.On, CourtDesk.Euros(part.AmountCents)));

    /// <summary>The claim as of a day, or a problem where the table of legal parameters does not reach it: that is never guessed.</summary>
    public static (RequestedClaim? Claim, IResult? Problem) Computed(
        Guid invoice, string reference, DateOnly issuedOn, DateOnly dueOn, Money amount, InterestBasis basis, DateOnly asOf, DateOnly? judgmentOn, IReadOnlyList<SettledPart> settled)
    {
        try
        {
            var claim = new LateClaim(amount, dueOn, basis.Debtor, basis.Rate(), judgmentOn);
            return (RequestedClaim.Of(invoice, reference, issuedOn, claim, asOf, LegalParameters.Shipped, Settlements(settled)), null);
        }
        catch (LegalParameterMissing missing)
        {
            return (null, Problems.Of(409, "legal_parameter_missing", $"{missing.Message} No interest is computed by guessing."));
        }
    }
}
