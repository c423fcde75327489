namespace Recouvrement.Correspondence.Domain.Messages;

public abstract partial record MessageCommand
{
    /// <summary>The letter cannot leave with its copies, and has not left.</summary>
    /// <param name="On">Business date.</param>
    public sealed record LeaveCopiesOut(DateOnly On) : MessageCommand;
}
