using static Recouvrement.Correspondence.Domain.Messages.MessageCommand;
using static Recouvrement.Correspondence.Domain.Messages.MessageEvent;

namespace Recouvrement.Correspondence.Domain.Messages;

// What goes with a message is said between its document and the intent to send it.
public sealed partial record Message
{
    static IEnumerable<MessageEvent> Encloses(StartSending start) => start.Copies is { Count: > 0 } copies ? [new CopiesEnclosed(copies, start.On)] : [];
}
