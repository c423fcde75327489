using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>Why a line of a bill of penalties is asked for no more.</summary>
public enum PenaltyEnd
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Its invoice is owed again, or was due or paid on other days than was known: what it owes is billed anew once it is paid.</summary>
    SourceMoved,

    /// <summary>It was billed by mistake; it may be billed again.</summary>
    Mistake,

    /// <summary>The creditor gives it up (remise): it is never billed again. Void against a public buyer (L2192-14).</summary>
    Waived,
}

/// <summary>Interest over some days at one rate, as it was billed.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Base">What bore interest.</param>
/// <param name="RatePercent">Per year, <c>12.15</c>.</param>
/// <param name="Amount">To the cent.</param>
public sealed record PenaltyPeriod(DateOnly From, DateOnly To, Money Base, string RatePercent, Money Amount)
{
    /// <summary>Both ends included.</summary>
    [JsonIgnore]
    public int Days => To.DayNumber - From.DayNumber + 1;
}

/// <summary>Periods in the order of their days; equal when all are.</summary>
/// <param name="All">They add up to the interest of their line.</param>
public sealed record PenaltyPeriods(ImmutableArray<PenaltyPeriod> All)
{
    /// <inheritdoc/>
    public bool Equals(PenaltyPeriods? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>What one invoice that was paid late owes, as it was billed. It stands while the invoice is paid as it was then.</summary>
/// <param name="Source">Stream of the invoice.</param>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="DueOn">When it was due, or the first part of it.</param>
/// <param name="PaidOn">Day of the last money on it: the last that bore interest.</param>
/// <param name="Interest">Late interest (pénalités de retard).</param>
/// <param name="Compensation">Flat compensation (indemnité forfaitaire).</param>
/// <param name="Periods">How the interest came about.</param>
/// <param name="Course">SHA-256 of all that had moved the invoice (<see cref="LateInvoice.Course"/>).</param>
/// <param name="End">Why it is asked for no more; null while it is.</param>
/// <param name="EndedOn">From which day.</param>
public sealed record PenaltyLine(
    Guid Source, string Number, int Year, DateOnly DueOn, DateOnly PaidOn, Money Interest, Money Compensation, PenaltyPeriods Periods, string Course, PenaltyEnd? End = null, DateOnly? EndedOn = null)
{
    /// <summary>Interest and compensation.</summary>
    [JsonIgnore]
    public Money Amount => Interest + Compensation;

    /// <summary>It is asked for.</summary>
    [JsonIgnore]
    public bool Stands => End is null;

    /// <summary>It was asked for at the end of a day, by a bill of an earlier one.</summary>
    public bool StoodOn(DateOnly day) => EndedOn is not { } ended || day < ended;
}

/// <summary>What a bill of penalties is made of; equal when all lines are.</summary>
/// <param name="Debtor">By which law they are owed.</param>
/// <param name="ParametersVersion">The table of legal figures they were computed with.</param>
/// <param name="Lines">One for each invoice, by the day it was paid.</param>
public sealed record BilledPenalties(DebtorKind Debtor, string ParametersVersion, ImmutableArray<PenaltyLine> Lines)
{
    /// <summary>All that was ever billed.</summary>
    [JsonIgnore]
    public Money Billed => Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>All that is asked for.</summary>
    [JsonIgnore]
    public Money Asked => Lines.Where(line => line.Stands).Aggregate(Money.Zero, (sum, line) => sum + line.Amount);

    /// <summary>The same with some lines ended.</summary>
    /// <param name="sources">Of the lines; null ends all.</param>
    /// <param name="end">Why.</param>
    /// <param name="on">From which day.</param>
    public BilledPenalties Without(ImmutableArray<Guid>? sources, PenaltyEnd end, DateOnly on) => this with
    {
        Lines = [.. Lines.Select(line => line.Stands && (sources is not { } some || some.Contains(line.Source)) ? line with { End = end, EndedOn = on } : line)],
    };

    /// <summary>Of some invoices, those whose standing line nobody has paid yet: what is still owed on the bill covers them all.</summary>
    /// <param name="sources">The invoices.</param>
    /// <param name="outstanding">Owed on the bill.</param>
    public ImmutableArray<Guid> Unpaid(ImmutableArray<Guid> sources, Money outstanding)
    {
        var unpaid = ImmutableArray.CreateBuilder<Guid>();
        foreach (var line in Lines.Where(line => line.Stands && sources.Contains(line.Source)))
        {
            // Each leaves less for the next.
            if (line.Amount.Cents > outstanding.Cents) continue;
            unpaid.Add(line.Source);
            outstanding -= line.Amount;
        }

        return unpaid.ToImmutable();
    }

    /// <inheritdoc/>
    public bool Equals(BilledPenalties? other) =>
        other is not null && (Debtor, ParametersVersion) == (other.Debtor, other.ParametersVersion) && Lines.AsSpan().SequenceEqual(other.Lines.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Lines.Aggregate(HashCode.Combine(Debtor, ParametersVersion), HashCode.Combine);
}
