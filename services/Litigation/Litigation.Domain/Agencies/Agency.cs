using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>Orders to the register of agencies.</summary>
public abstract record AgencyCommand
{
    AgencyCommand() { }

    /// <summary>Enters an agency, or changes how it is shown.</summary>
    /// <param name="Name">As in <see cref="AgencyName"/>.</param>
    /// <param name="DisplayName">Company name.</param>
    public sealed record RegisterAgency(string Name, string DisplayName) : AgencyCommand;
}

/// <summary>Facts of the register of agencies.</summary>
public abstract record AgencyEvent
{
    AgencyEvent() { }

    /// <summary>An agency may be given claims.</summary>
    public sealed record AgencyRegistered(string Name, string DisplayName) : AgencyEvent;

    /// <summary>It is shown under another name; its name in the register never changes.</summary>
    public sealed record AgencyRenamed(string DisplayName) : AgencyEvent;
}

/// <summary>An entry in the register of collection agencies (société de recouvrement).</summary>
/// <param name="DisplayName">Null until it is registered.</param>
public sealed record Agency(string? DisplayName) : IDecider<Agency, AgencyCommand, AgencyEvent>
{
    /// <inheritdoc/>
    public static Agency Initial { get; } = new((string?)null);

    /// <summary>The stream of an agency.</summary>
    public static Guid StreamOf(string name) => NameBasedId.Of($"agency|{name}");

    /// <inheritdoc/>
    public static Decision<AgencyEvent> Decide(Agency state, AgencyCommand command) => command switch
    {
        AgencyCommand.RegisterAgency register => state.Registers(register),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Agency Evolve(Agency state, AgencyEvent happened) => happened switch
    {
        AgencyEvent.AgencyRegistered e => new(e.DisplayName),
        AgencyEvent.AgencyRenamed e    => new(e.DisplayName),
        _ => throw new UnreachableException(),
    };

    Decision<AgencyEvent> Registers(AgencyCommand.RegisterAgency register) => this switch
    {
        { DisplayName: null }                                            => new AgencyEvent.AgencyRegistered(register.Name, register.DisplayName),
        { DisplayName: var shown } when shown == register.DisplayName    => Nothing,
        _                                                                => new AgencyEvent.AgencyRenamed(register.DisplayName),
    };
}
