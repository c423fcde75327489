using Recouvrement.Litigation.Partners.Files;
using Recouvrement.Litigation.Partners.Intake;
using Recouvrement.Litigation.Partners.Replays;
using Recouvrement.Litigation.Partners.Webhooks;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners;

/// <summary>What an agency reaches with its key besides its placements.</summary>
static class PartnerEndpoints
{
    public static void MapPartners(this WebApplication routes)
    {
        routes.UseMiddleware<AnswerOnce>();
        var agency = routes.MapGroup("/agency").RequireRole(Roles.Agency).WithTags("agency").WithIdempotencyKeys();
        ReadEvents.Map(agency);
        AskForReplay.Map(agency);
        PlacementsFile.Map(agency);
        ReportsFile.Map(agency);
        TakeQueue.Map(agency);
        var webhook = agency.MapGroup("/webhook");
        SetWebhook.Map(webhook);
        ReadWebhook.Map(webhook);
        TestWebhook.Map(webhook);
    }

    public static void AddPartners(this ServiceHost service)
    {
        service.Services.AddSingleton<PartnerExchange>();
        service.AddLogReader<PartnerFeed>();
        service.AddLogReader<PartnerLog>();
        service.Services.AddHostedService<ReplayWorker>();
        service.Services.AddSingleton<KeptAnswers>();
        service.Services.AddHostedService<PruneKeptAnswers>();
        service.Services.AddSingleton<ReportsFile>();
        service.Services.AddSingleton<WebhookOptions>();
        service.Services.AddSingleton<WebhookSender>();
        service.Services.AddHostedService<WebhookWorker>();
    }
}
