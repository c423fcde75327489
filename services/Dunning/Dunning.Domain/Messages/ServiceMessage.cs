namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>A message that tells the debtor what was agreed or done: a service, no contact of the policy.</summary>
/// <param name="About">The plan or hand-over it tells of.</param>
/// <param name="Mode">Of the entity when it was asked for.</param>
/// <param name="IsOpen">Nobody said yet what came of it: it can be called back.</param>
public sealed record ServiceMessage(Guid About, Entities.SendingMode Mode, bool IsOpen);
