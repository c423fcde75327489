using MassTransit;

namespace Recouvrement.Platform.Messaging;

/// <summary>Who is behind a fact that another service tells: it travels beside the message, so that histories name a person and not only the service it was heard from.</summary>
static class ActorHeader
{
    const string Name = "Recouvrement-Actor";
    const string OfService = "service:";
    const int Longest = 200;

    /// <summary>Says with a message who did it.</summary>
    public static void Set(PublishContext message, string actor) => message.Headers.Set(Name, actor);

    /// <summary>The actor of what follows from a message: <c>service:invoicing/erp</c>, and <c>service:invoicing</c> alone where the service did it by itself or nothing was said.</summary>
    /// <param name="message">The message.</param>
    /// <param name="publisher">The service that told it.</param>
    public static string Of(ConsumeContext message, string publisher)
    {
        var said = message.Headers.Get<string>(Name);
        return said is { Length: > 0 and <= Longest } && !said.StartsWith(OfService, StringComparison.Ordinal) && !said.Any(char.IsControl) ? $"{OfService}{publisher}/{said}" : OfService + publisher;
    }
}
