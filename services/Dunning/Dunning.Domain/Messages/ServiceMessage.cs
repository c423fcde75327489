using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What a service message is.</summary>
public enum ServiceKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Copies of invoices that the debtor asked for.</summary>
    Copies,

    /// <summary>The confirmation of a plan.</summary>
    PlanConfirmation,

    /// <summary>The notice that an agency has claims.</summary>
    HandOverNotice,
}

/// <summary>A message that brings the debtor what it asked for, or tells it what was agreed or done: a service, no contact of the policy.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="About">The message that was answered, the plan or the hand-over it tells of.</param>
/// <param name="Invoices">Those it names.</param>
/// <param name="Mode">Of the entity when it was asked for.</param>
/// <param name="IsOpen">Nobody said yet what came of it: it can be called back.</param>
public sealed record ServiceMessage(ServiceKind Kind, Guid About, ImmutableArray<Guid> Invoices, SendingMode Mode, bool IsOpen);
