using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Messages;

/// <summary>What people may ask about messages.</summary>
static class MessageEndpoints
{
    public static void MapMessages(this IEndpointRouteBuilder routes)
    {
        var messages = routes.MapGroup("/messages").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("messages");
        messages.MapGet("", ListMessages.List).WithSummary("Messages by case, customer and state").Produces<MessagePage>();
        messages.MapGet("/summary", MessageSummary.Count).WithSummary("How many have really left, by channel and step").Produces<Dictionary<string, Dictionary<string, long>>>();
        messages.MapGet("/{id:guid}", ListMessages.Show).WithSummary("A message as far as it has come").Produces<MessageItem>();
        messages.MapGet("/{id:guid}/document", DownloadDocument.Download).WithSummary("The document, byte for byte as it left");
    }
}
