using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>How the unpaid invoices of some debtors are followed (scénario de relance).</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Version">From 1; a decision names the version it was taken by.</param>
/// <param name="Steps">From the earliest to the last, each more pressing.</param>
/// <param name="Values">Everything beside the steps.</param>
public sealed record DunningPolicy(string Name, int Version, ImmutableArray<PolicyStep> Steps, PolicyValues Values)
{
    // A month has 30 days where no invoice says which one: only for putting steps in order and for places that no name tells.
    const int HalfMonth = 15;

    /// <summary>Which debtors it is for.</summary>
    public PolicyScope Scope { get; init; } = PolicyScope.Any;

    /// <summary>How the payer's profile changes it.</summary>
    public ImmutableArray<ProfileChange> Profiles { get; init; } = [];

    /// <summary>The profile that it was changed for; none: as it is written.</summary>
    public PayerProfile Profile { get; init; }

    /// <summary>It is an entity's own. The product may one day ship the number that an entity has given to a version of its own.</summary>
    public bool IsOwn { get; init; }

    /// <summary>
    /// Its name and version, and the profile it was changed for, as decisions name it: no two documents share one. Decisions from before own ones were told apart name
    /// them as those that are shipped.
    /// </summary>
    public string Label => $"{Name} {Version}{(IsOwn ? " own" : "")}{(Profile == PayerProfile.None ? "" : $" ({PayerProfiles.Word(Profile)})")}";

    /// <summary>The last step, which puts on notice; null where there is none.</summary>
    public PolicyStep? FormalNotice { get; } = Steps.FirstOrDefault(step => step.IsFormalNotice);

    /// <summary>Where a step stands; -1 for one this policy does not have.</summary>
    public int RankOf(string step)
    {
        for (var rank = 0; rank < Steps.Length; rank++)
            if (Steps[rank].Name == step) return rank;
        return -1;
    }

    /// <summary>Where an invoice stands that has taken a step, perhaps of another policy or version: that of the same name, else the last one that comes no later; -1 before all.</summary>
    public int RankOf(CoveredInvoice covered)
    {
        var rank = RankOf(covered.Step);
        if (rank >= 0 || covered.PlaceInDays is not { } day) return rank;
        // A notice is only what was one.
        for (rank = Steps.Length - 1; rank >= 0 && (DayOf(rank) > day || Steps[rank].IsFormalNotice); rank--)
        {
        }

        return rank;
    }

    /// <summary>The step that an invoice takes with an act, or that which stands in its place here.</summary>
    public PolicyStep StepOf(CoveredInvoice covered) => Steps[Math.Max(0, RankOf(covered))];

    /// <summary>Days after the due date, of an average month.</summary>
    public int DayOf(int rank) => Steps[rank] switch
    {
        { From: Trigger.EndOfMonth } step              => HalfMonth + step.Offset,
        { From: Trigger.PreviousStep } step when rank > 0 => DayOf(rank - 1) + step.Offset,
        var step                                       => step.Offset,
    };

    /// <summary>The day a step is planned for, by the due date alone. Nothing is claimed within the days of grace.</summary>
    public DateOnly PlannedOn(int rank, DateOnly due)
    {
        var step = Steps[rank];
        return step.From switch
        {
            Trigger.EndOfMonth                   => Days.Plus(Days.Plus(EndOfMonth(due), step.Offset), 0, Days.Plus(due, Values.GraceDays)),
            Trigger.PreviousStep when rank > 0   => Days.Plus(PlannedOn(rank - 1, due), step.Offset),
            _                                    => Days.Plus(due, step.IsPrevention ? step.Offset : Math.Max(step.Offset, Values.GraceDays)),
        };
    }

    /// <summary>The policy as it is for a payer of some profile.</summary>
    public DunningPolicy For(PayerProfile profile) =>
        Profiles.FirstOrDefault(change => change.Profile == profile) is { } change ? change.Of(this) : this;

    static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}

/// <summary>Days that may lie beyond the calendar.</summary>
static class Days
{
    static readonly DateOnly Never = new(9990, 1, 1);

    internal static DateOnly Plus(DateOnly day, int days) => day >= Never ? Never : day.AddDays(days);

    internal static DateOnly Plus(DateOnly day, int days, DateOnly atLeast) => Plus(day, days) is var then && then > atLeast ? then : atLeast;
}
