using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Platform.EventStore;

/// <summary>A fact heard from another service that the decider refuses. It is not tried again: it is parked for a person, with its reason.</summary>
public sealed class FactRefused(Refusal refusal) : Exception($"{refusal.Code}: {refusal.Reason}")
{
    /// <summary>Why.</summary>
    public Refusal Refusal { get; } = refusal;
}
