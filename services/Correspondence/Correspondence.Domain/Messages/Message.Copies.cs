using Recouvrement.Kernel.Deciding;
using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Correspondence.Domain.Messages;

// What goes with a message is said between its document and the intent to send it.
public sealed partial record Message
{
    /// <summary>Copies that go with it.</summary>
    public IReadOnlyList<EnclosedCopy> Copies { get; init; } = [];

    /// <summary>It goes without copies, whatever its kind encloses.</summary>
    public bool IsWithoutCopies { get; init; }

    static IEnumerable<MessageEvent> Encloses(StartSending start) => start.Copies is { Count: > 0 } copies ? [new CopiesEnclosed(copies, start.On)] : [];

    Decision<MessageEvent> LeavesOut(LeaveCopiesOut without) => this switch
    {
        { Status: not MessageStatus.Sending } or { Copies.Count: 0 } => Nothing,
        { CalledBack: { } reason }                                   => new MessageWithdrawn(reason, without.On),
        _                                                            => new CopiesLeftOut(without.On),
    };
}
