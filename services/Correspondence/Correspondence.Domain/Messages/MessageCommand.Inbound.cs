using Recouvrement.Correspondence.Domain.Inbound;

namespace Recouvrement.Correspondence.Domain.Messages;

public abstract partial record MessageCommand
{
    /// <summary>A mail came in that is about it.</summary>
    /// <param name="Mail">The mail.</param>
    /// <param name="Found">What it is.</param>
    /// <param name="On">Business date.</param>
    public sealed record HearMail(Guid Mail, Classified Found, DateOnly On) : MessageCommand;
}
