using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Owners;

/// <summary>The facts of who was made the owner of a case by hand.</summary>
public abstract record CaseOwnerEvent
{
    CaseOwnerEvent()
    {
    }

    /// <summary>A person gave the case to a member: that wins over the rules.</summary>
    public sealed record OwnerNamed(Guid Case, Guid Member, string By) : CaseOwnerEvent;

    /// <summary>The case follows the rules again.</summary>
    public sealed record OwnerFreed(Guid Case, string By) : CaseOwnerEvent;
}

/// <summary>What can be said of the owner of a case.</summary>
public abstract record CaseOwnerCommand
{
    CaseOwnerCommand()
    {
    }

    /// <summary>This member owns the case, whatever the rules say.</summary>
    public sealed record NameOwner(Guid Case, Guid Member, string By) : CaseOwnerCommand;

    /// <summary>Let the rules say who owns the case.</summary>
    public sealed record FreeOwner(Guid Case, string By) : CaseOwnerCommand;
}

/// <summary>The owner of a case that a person named; the rules give way to it.</summary>
/// <param name="ByHand">The member; null where the rules hold.</param>
public sealed record CaseOwner(Guid? ByHand) : IDecider<CaseOwner, CaseOwnerCommand, CaseOwnerEvent>
{
    /// <inheritdoc/>
    public static CaseOwner Initial { get; } = new(ByHand: null);

    /// <inheritdoc/>
    public static Decision<CaseOwnerEvent> Decide(CaseOwner state, CaseOwnerCommand command) => command switch
    {
        CaseOwnerCommand.NameOwner name => state.ByHand == name.Member ? Nothing : new CaseOwnerEvent.OwnerNamed(name.Case, name.Member, name.By),
        CaseOwnerCommand.FreeOwner free => state.ByHand is null ? Nothing : new CaseOwnerEvent.OwnerFreed(free.Case, free.By),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static CaseOwner Evolve(CaseOwner state, CaseOwnerEvent happened) => happened switch
    {
        CaseOwnerEvent.OwnerNamed e => new(e.Member),
        CaseOwnerEvent.OwnerFreed   => new(ByHand: null),
        _ => throw new UnreachableException(),
    };
}
