using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Scopes;

/// <summary>The facts of a user's scope. A user is the owner of a key: its name stands as actor in every fact already.</summary>
public abstract record ScopeEvent
{
    ScopeEvent()
    {
    }

    /// <summary>A user sees and acts on these cases only.</summary>
    public sealed record ScopeSet(string User, UserScope Scope, string By) : ScopeEvent;

    /// <summary>A user sees and acts on all cases again.</summary>
    public sealed record ScopeLifted(string User, string By) : ScopeEvent;
}

/// <summary>What can be ordered of a user's scope.</summary>
public abstract record ScopeCommand
{
    ScopeCommand()
    {
    }

    /// <summary>Limit a user to a scope; to all, lift what limits it.</summary>
    /// <param name="User">Name of the user.</param>
    /// <param name="Scope">What it is to see.</param>
    /// <param name="Asker">The scope of who asks.</param>
    /// <param name="IsOwn">Who asks is the user itself.</param>
    /// <param name="By">Who asks.</param>
    public sealed record SetScope(string User, UserScope Scope, UserScope Asker, bool IsOwn, string By) : ScopeCommand;
}

/// <summary>
/// A user and its scope. Nobody changes the own one, so that one manager who sees all always remains; and who is limited gives and takes within the own limits only.
/// </summary>
/// <param name="Scope">What the user sees.</param>
public sealed record ScopedUser(UserScope Scope) : IDecider<ScopedUser, ScopeCommand, ScopeEvent>
{
    /// <summary>Code of the refusal to go beyond the own scope.</summary>
    public const string Beyond = "beyond_scope";

    /// <inheritdoc/>
    public static ScopedUser Initial { get; } = new(UserScope.All);

    /// <inheritdoc/>
    public static Decision<ScopeEvent> Decide(ScopedUser state, ScopeCommand command) => command switch
    {
        ScopeCommand.SetScope { Asker: var asker } set when !asker.Holds(set.Scope) || !asker.Holds(state.Scope) => Refuse(Beyond, "Who is limited to a scope gives and takes nothing beyond it."),
        ScopeCommand.SetScope { IsOwn: true }                               => Refuse("own_scope", "Nobody changes the own scope: another manager does."),
        ScopeCommand.SetScope set when set.Scope == state.Scope             => Nothing,
        ScopeCommand.SetScope { Scope.IsAll: true } set                     => new ScopeEvent.ScopeLifted(set.User, set.By),
        ScopeCommand.SetScope set                                           => new ScopeEvent.ScopeSet(set.User, set.Scope, set.By),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ScopedUser Evolve(ScopedUser state, ScopeEvent happened) => happened switch
    {
        ScopeEvent.ScopeSet e => new(e.Scope),
        ScopeEvent.ScopeLifted => Initial,
        _ => throw new UnreachableException(),
    };
}
