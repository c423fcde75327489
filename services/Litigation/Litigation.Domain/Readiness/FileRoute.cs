using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>What was known of a condition when somebody chose.</summary>
/// <param name="Code">Of the condition.</param>
/// <param name="Found">What was known.</param>
public sealed record KnownThen(string Code, Finding Found);

/// <summary>Orders to the route of a file.</summary>
public abstract record FileRouteCommand
{
    FileRouteCommand() { }

    /// <summary>A person says which way the file goes.</summary>
    /// <param name="File">Key of the hand-over.</param>
    /// <param name="Kind">Which way.</param>
    /// <param name="Readiness">What is known on that day.</param>
    /// <param name="IgnoreObjections">The person has read what speaks against it, and takes it all the same.</param>
    /// <param name="By">Who.</param>
    public sealed record Choose(Guid File, RouteKind Kind, FileReadiness Readiness, bool IgnoreObjections, string By) : FileRouteCommand;
}

/// <summary>Facts of the route of a file.</summary>
public abstract record FileRouteEvent
{
    FileRouteEvent() { }

    /// <summary>A person has said which way the file goes, knowing this.</summary>
    public sealed record RouteChosen(Guid File, RouteKind Kind, ImmutableArray<KnownThen> Known, ImmutableArray<string> Objections, string By, DateOnly On) : FileRouteEvent;
}

/// <summary>Which way a file goes, as a person has qualified it.</summary>
/// <param name="Kind">None until somebody chooses.</param>
public sealed record FileRoute(RouteKind Kind) : IDecider<FileRoute, FileRouteCommand, FileRouteEvent>
{
    /// <inheritdoc/>
    public static FileRoute Initial { get; } = new(RouteKind.None);

    /// <summary>The stream of the route of a file.</summary>
    public static Guid StreamOf(Guid file) => NameBasedId.Of($"file_route|{file}");

    /// <inheritdoc/>
    public static Decision<FileRouteEvent> Decide(FileRoute state, FileRouteCommand command) => command switch
    {
        FileRouteCommand.Choose choose => state.Chooses(choose),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static FileRoute Evolve(FileRoute state, FileRouteEvent happened) => happened switch
    {
        FileRouteEvent.RouteChosen e => new(e.Kind),
        _ => throw new UnreachableException(),
    };

    Decision<FileRouteEvent> Chooses(FileRouteCommand.Choose choose)
    {
        if (Kind == choose.Kind) return Nothing;
        var route = choose.Readiness.Route(choose.Kind);
        // What the law shuts nobody opens by having read it: frozen claims are declared, and a procedure without its decree does not exist.
        if (route.Objections.FirstOrDefault(o => o.Code is Conditions.Solvent or "no_insolvency_proceedings" or "decree_awaited") is { } shut) return Refuse(shut.Code, shut.Says);
        return !route.IsOpen && !choose.IgnoreObjections
            ? Refuse("objections", $"{string.Join(" ", route.Objections.Select(o => o.Says))} Read them, and say that they are taken into account.")
            : new FileRouteEvent.RouteChosen(
                choose.File, choose.Kind, [.. choose.Readiness.Conditions.Select(c => new KnownThen(c.Code, c.Found))], [.. route.Objections.Select(o => o.Code)], choose.By, choose.Readiness.On);
    }
}
