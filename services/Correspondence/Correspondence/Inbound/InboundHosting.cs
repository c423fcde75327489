using Recouvrement.Correspondence.Domain.Inbound;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>All that takes mails in, and what people may ask about them.</summary>
static class InboundHosting
{
    public static void AddInbound(this ServiceHost service)
    {
        service.Services.Configure<InboundOptions>(service.Configuration.GetSection("Inbound"));
        service.Services.AddStreams<InboundMail, InboundCommand, InboundEvent>("inbound_mail", CorrespondencePublications.InboundNames, InboundView.Show);
        service.Services.AddSingleton<InboundDesk>();
        service.Services.AddOptions<ImapOptions>().Bind(service.Configuration.GetSection("Inbound:Imap")).Validate(ImapOptions.AreSound, ImapOptions.Sound).ValidateOnStart();
        service.Services.AddHostedService<ImapMailbox>();
    }

    public static void MapInbound(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/inbound-mail", SendInboundMail.Post).RequireRole(Roles.Mail).WithMetadata(SendInboundMail.Limit).Accepts<byte[]>("message/rfc822").WithTags("inbound mail")
            .WithSummary("A mail as it came, whole; the same one again changes nothing").Produces<InboundReceipt>().ProducesProblem(400).ProducesProblem(413).ProducesProblem(415);
        routes.MapGet("/messages/{id:guid}/replies", ListInboundMail.OfMessage).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("messages").WithSummary("Mails that came in about a message").Produces<InboundPage>().ProducesProblem(422);
        var mails = routes.MapGroup("/inbound-mail").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("inbound mail");
        mails.MapGet("", ListInboundMail.List).WithSummary("Mails that came in, by state, kind and case").Produces<InboundPage>().ProducesProblem(422);
        mails.MapGet("/{id:guid}", ShowInboundMail.Show).WithSummary("A mail to be read, as text").Produces<InboundDetail>().ProducesProblem(404);
        mails.MapGet("/{id:guid}/files/{number:int}", ShowInboundMail.File).WithSummary("A file that came with a mail").ProducesProblem(404);
        mails.MapGet("/{id:guid}/source", ShowInboundMail.Source).WithSummary("A mail byte for byte as it came first").ProducesProblem(404);
        var decisions = routes.MapGroup("/inbound-mail/{id:guid}").WithTags("inbound mail");
        decisions.MapPost("/assign", AssignInboundMail.Assign).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Says what a mail belongs to; with debtorsWord, that it is the debtor's word whoever passed it on").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        decisions.MapPost("/set-aside", AssignInboundMail.SetAside).RequireRole(Roles.Collector, Roles.Manager).WithSummary("A mail belongs to no case").Produces(204).ProducesProblem(404).ProducesProblem(409);
        decisions.MapDelete("/content", AssignInboundMail.Erase).RequireRole(Roles.Manager).WithSummary("Erases what a mail says and who wrote it").Produces(204).ProducesProblem(404);
    }
}
