using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Mandates;

/// <summary>How an agency is recovering a claim.</summary>
public enum CollectionStage
{
    /// <summary>Any.</summary>
    None,

    /// <summary>By asking (recouvrement amiable).</summary>
    Amicable,

    /// <summary>Before a court or with its title (recouvrement judiciaire).</summary>
    Judicial,
}

/// <summary>Who pays a fee.</summary>
public enum FeeBearer
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Who gave the mandate: the only one who may (CPCE L111-8).</summary>
    Creditor,

    /// <summary>Who owes the claim: such a clause is void, and is refused.</summary>
    Debtor,
}

/// <summary>What makes a fixed fee due.</summary>
public enum FeeOccasion
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>A file was placed.</summary>
    Placed,

    /// <summary>It went on to the judicial stage, with the creditor's green light.</summary>
    Judicial,

    /// <summary>It was closed, whatever came of it.</summary>
    Closed,
}

/// <summary>A share of what is collected. A condition that is absent holds for every claim.</summary>
/// <param name="RateBasisPoints">Without tax, in hundredths of a percent: 1500 is 15 %.</param>
/// <param name="Stage">In which the money came; <see cref="CollectionStage.None"/> for any.</param>
/// <param name="UpToDays">The claim was at most so many days overdue when it was placed.</param>
/// <param name="UpTo">At most so much was owed on the claim when it was placed: parts of a payment pay the rate of the whole.</param>
public sealed record SuccessFee(int RateBasisPoints, CollectionStage Stage = CollectionStage.None, int? UpToDays = null, Money? UpTo = null)
{
    internal bool Fits(FeeBasis basis) =>
        (Stage == CollectionStage.None || Stage == basis.Stage)
        && (UpToDays is not { } days || basis.AgeInDays <= days)
        && (UpTo is not { } amount || (amount.Currency == basis.Claim.Currency && basis.Claim <= amount));

    internal bool FitsAll => this is { Stage: CollectionStage.None, UpToDays: null, UpTo: null };
}

/// <summary>An amount that is due once whenever its occasion comes.</summary>
/// <param name="Code">Short name, once in a grid whatever its case.</param>
/// <param name="Occasion">What makes it due.</param>
/// <param name="Amount">Without tax.</param>
/// <param name="BorneBy">Who pays it.</param>
public sealed record FixedFee(string Code, FeeOccasion Occasion, Money Amount, FeeBearer BorneBy);

/// <summary>A collection that a success fee is due on.</summary>
/// <param name="Collected">Cashed; negative where a collection is undone.</param>
/// <param name="Claim">Principal owed on the claim when it was placed.</param>
/// <param name="AgeInDays">Days it was overdue when it was placed (<see cref="FeeGrid.Age"/>).</param>
/// <param name="Stage">In which it came.</param>
public sealed record FeeBasis(Money Collected, Money Claim, int AgeInDays, CollectionStage Stage);

/// <summary>A fee to the cent. It never enters what the debtor owes (CPCE L111-8).</summary>
/// <param name="Net">Without tax (HT).</param>
/// <param name="Vat">Value-added tax.</param>
public sealed record AgencyFee(Money Net, Money Vat)
{
    /// <summary>With tax (TTC).</summary>
    [JsonIgnore]
    public Money Total => Net + Vat;
}

/// <summary>What an agency is paid (rémunération, CPCE R124-3): the first success fee whose conditions a claim meets, and fixed fees.</summary>
/// <param name="Version">Names the grid; a changed one has another.</param>
/// <param name="SuccessFees">In the order in which they are looked at; the last holds for all that is left.</param>
/// <param name="FixedFees">None where the agency lives by success alone.</param>
/// <param name="VatBasisPoints">Rate of value-added tax in hundredths of a percent: 2000 is 20 %.</param>
/// <param name="BorneBy">Who pays the success fees.</param>
public sealed record FeeGrid(string Version, ImmutableArray<SuccessFee> SuccessFees, ImmutableArray<FixedFee> FixedFees, int VatBasisPoints, FeeBearer BorneBy)
{
    const int Whole = 10_000;

    /// <summary>Days a claim was overdue on the day it was placed; none before its due date.</summary>
    public static int Age(DateOnly dueOn, DateOnly placedOn) => Math.Max(0, placedOn.DayNumber - dueOn.DayNumber);

    /// <summary>The fee on a collection, half-up to the cent; that of a collection undone is its exact opposite.</summary>
    public AgencyFee On(FeeBasis basis) => Taxed(Share(basis.Collected, SuccessFees.First(fee => fee.Fits(basis)).RateBasisPoints));

    /// <summary>The fixed fees that an occasion makes due.</summary>
    public ImmutableArray<(string Code, AgencyFee Fee)> At(FeeOccasion occasion) =>
        [.. FixedFees.Where(fee => fee.Occasion == occasion).Select(fee => (fee.Code, Taxed(fee.Amount)))];

    /// <summary>Why no mandate can hold this grid; null when one can.</summary>
    public Refusal? Refused() =>
        Bearers().Contains(FeeBearer.Debtor) ? Refuse("fee_borne_by_debtor", "Costs of recovery without a title stay with the creditor, and a clause to the contrary is void (CPCE L111-8): no fee is the debtor's.")
        : Bearers().Contains(FeeBearer.None) ? Refuse("fee_bearer_missing", "A fee says who bears it: the creditor.")
        : SuccessFees is not [.., { FitsAll: true }] ? Refuse("fee_grid_incomplete", "The last success fee has no condition, so that every collection has a fee; it may be nothing.")
        : SuccessFees.Any(fee => fee.RateBasisPoints is < 0 or > Whole || fee.UpToDays < 0) ? Refuse("fee_out_of_range", "A success fee is 0 to 100 %, and no claim is overdue for less than no day.")
        : VatBasisPoints is < 0 or > Whole ? Refuse("fee_out_of_range", "Value-added tax is 0 to 100 %.")
        : FixedFees.Any(fee => !fee.Amount.IsPositive || fee.Occasion == FeeOccasion.None) ? Refuse("fee_out_of_range", "A fixed fee is more than nothing and says what makes it due.")
        : FixedFees.Select(fee => fee.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count() < FixedFees.Length ? Refuse("fee_code_twice", "Every fixed fee has a code of its own.")
        : null;

    /// <summary>Two grids are the same when all they say is.</summary>
    public bool Equals(FeeGrid? other) =>
        other is not null && (Version, VatBasisPoints, BorneBy) == (other.Version, other.VatBasisPoints, other.BorneBy)
        && SuccessFees.SequenceEqual(other.SuccessFees) && FixedFees.SequenceEqual(other.FixedFees);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Version, SuccessFees.Length, FixedFees.Length, VatBasisPoints);

    IEnumerable<FeeBearer> Bearers() => FixedFees.Select(fee => fee.BorneBy).Append(BorneBy);

    AgencyFee Taxed(Money net) => new(net, Share(net, VatBasisPoints));

    static Money Share(Money of, int basisPoints) => Money.Rounded(of.Amount * basisPoints / Whole, of.Currency);
}
