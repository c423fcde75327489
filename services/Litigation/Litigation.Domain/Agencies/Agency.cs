using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Agencies.AgencyCommand;
using static Recouvrement.Litigation.Domain.Agencies.AgencyEvent;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>A lapse that was told of.</summary>
/// <param name="Kind">Of the paper.</param>
/// <param name="Reference">Of the paper.</param>
/// <param name="LastDay">Its last day.</param>
/// <param name="IsOver">It had ended by then.</param>
public sealed record ToldLapse(PaperKind Kind, string Reference, DateOnly LastDay, bool IsOver);

/// <summary>An entry in the register of collection agencies (société de recouvrement).</summary>
/// <param name="DisplayName">Null until it is registered.</param>
/// <param name="Profile">What it can take on.</param>
/// <param name="Papers">On file, in the order they came.</param>
/// <param name="Told">Lapses that were told of.</param>
public sealed record Agency(string? DisplayName, AgencyProfile Profile, ImmutableArray<AgencyPaper> Papers, ImmutableHashSet<ToldLapse> Told) : IDecider<Agency, AgencyCommand, AgencyEvent>
{
    /// <summary>Papers on file at most.</summary>
    public const int MostPapers = 200;

    /// <summary>It has said that it reads no queue.</summary>
    public bool HasNoQueue { get; init; }

    /// <inheritdoc/>
    public static Agency Initial { get; } = new(null, AgencyProfile.Open, [], []);

    /// <summary>The stream of an agency.</summary>
    public static Guid StreamOf(string name) => NameBasedId.Of($"agency|{name}");

    /// <inheritdoc/>
    public static Decision<AgencyEvent> Decide(Agency state, AgencyCommand command) => command switch
    {
        RegisterAgency register                  => state.Registers(register),
        _ when state.DisplayName is null         => Refuse("not_registered", "This agency is not in the register."),
        DescribeAgency describe                  => state.Profile == describe.Profile ? Nothing : new AgencyDescribed(describe.Profile, describe.On),
        FilePaper file                           => state.Files(file),
        WithdrawPaper withdraw                   => state.Find(withdraw.Kind, withdraw.Reference) is null ? Nothing : new PaperWithdrawn(withdraw.Kind, withdraw.Reference, withdraw.On),
        CloseQueue close                         => state.HasNoQueue ? Nothing : new QueueClosed(close.Name, close.On),
        OpenQueue open                           => state.HasNoQueue ? new QueueOpened(open.Name, open.On) : Nothing,
        CheckPapers check                        => state.Checks(check),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Agency Evolve(Agency state, AgencyEvent happened) => happened switch
    {
        AgencyRegistered e   => state with { DisplayName = e.DisplayName },
        AgencyRenamed e      => state with { DisplayName = e.DisplayName },
        AgencyDescribed e    => state with { Profile = e.Profile },
        QueueClosed          => state with { HasNoQueue = true },
        QueueOpened          => state with { HasNoQueue = false },
        PaperFiled e         => state with { Papers = [.. state.Without(e.Paper.Kind, e.Paper.Reference), e.Paper] },
        PaperWithdrawn e     => state with { Papers = [.. state.Without(e.Kind, e.Reference)] },
        PaperLapseForeseen e => state with { Told = state.Told.Add(new(e.Kind, e.Reference, e.LapsesOn, false)) },
        PaperLapsed e        => state with { Told = state.Told.Add(new(e.Kind, e.Reference, e.LapsedOn, true)) },
        _ => throw new UnreachableException(),
    };

    /// <summary>What its papers are worth on a day.</summary>
    /// <param name="on">The day.</param>
    /// <param name="guaranteeRequired">A contract asks for a guarantee.</param>
    /// <param name="warnDays">From how many days before its end a paper is warned of.</param>
    public DueDiligence Diligence(DateOnly on, bool guaranteeRequired, int warnDays) => DueDiligence.Of(Papers, on, guaranteeRequired, warnDays);

    AgencyPaper? Find(PaperKind kind, string reference) => Papers.FirstOrDefault(p => p.Kind == kind && p.Reference == reference);

    IEnumerable<AgencyPaper> Without(PaperKind kind, string reference) => Papers.Where(p => p.Kind != kind || p.Reference != reference);

    Decision<AgencyEvent> Registers(RegisterAgency register) => this switch
    {
        { DisplayName: null }                                            => new AgencyRegistered(register.Name, register.DisplayName),
        { DisplayName: var shown } when shown == register.DisplayName    => Nothing,
        _                                                                => new AgencyRenamed(register.DisplayName),
    };

    Decision<AgencyEvent> Files(FilePaper file)
    {
        if (file.Paper.Refused() is { } refusal) return refusal;
        if (Find(file.Paper.Kind, file.Paper.Reference) is not { } known)
            return Papers.Length >= MostPapers ? Refuse("too_many_papers", $"An agency has at most {MostPapers} papers on file: withdraw old ones.") : new PaperFiled(file.Paper, file.On);
        return known == file.Paper ? Nothing : new PaperFiled(file.Paper, file.On);
    }

    Decision<AgencyEvent> Checks(CheckPapers check)
    {
        var diligence = Diligence(check.On, check.GuaranteeRequired, check.WarnDays);
        return Accept([.. diligence.All.Select(finding => Tells(finding, diligence.Blocking.Contains(finding), check.On)).OfType<AgencyEvent>()]);
    }

    AgencyEvent? Tells(PaperFinding finding, bool blocks, DateOnly on) => finding switch
    {
        { State: PaperState.Lapsing, Reference: { } paper, Day: { } day } when !Told.Contains(new(finding.Kind, paper, day, false)) => new PaperLapseForeseen(finding.Kind, paper, day, on),
        { State: PaperState.Lapsed, Reference: { } paper, Day: { } day } when !Told.Contains(new(finding.Kind, paper, day, true))   => new PaperLapsed(finding.Kind, paper, day, blocks, on),
        _ => null,
    };
}
