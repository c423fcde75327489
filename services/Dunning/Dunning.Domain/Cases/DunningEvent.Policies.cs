namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is chosen for one customer.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A person chose the policy of this customer, or gave the choice back to kind and segment.</summary>
    /// <param name="Policy">Name of the policy; null: as kind and segment say.</param>
    /// <param name="By">Who.</param>
    /// <param name="On">Business date.</param>
    public sealed record PolicyAssigned(string? Policy, string By, DateOnly On) : DunningEvent;
}
