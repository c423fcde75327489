using Recouvrement.Litigation.Approvals;
using Recouvrement.Litigation.Insolvencies;
using Recouvrement.Litigation.Settlements;
using Recouvrement.Litigation.WriteOffs;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Litigation.Court;

/// <summary>Court, insolvency, settlements and write-offs as parts of the service.</summary>
static class CourtServices
{
    public static void AddCourt(this ServiceHost service)
    {
        service.Services.Configure<CourtOptions>(service.Configuration.GetSection("Court"));
        service.Services.AddTypesetting(service.Configuration);
        service.Services.AddSingleton<CourtDesk>();
        service.Services.AddSingleton<ProposeCourtAction>();
        service.Services.AddSingleton<CourtPapers>();
        service.AddDayWork<WarnOfCourtDeadlines>();
    }

    public static void MapCourt(this IEndpointRouteBuilder routes)
    {
        ProposeCourtAction.Map(routes);
        routes.MapCourtFacts();
        DrawUpRequest.Map(routes);
        routes.MapProceedings();
        ListCourtDeadlines.Map(routes);
        ListCourtWarnings.Map(routes);
        ListCourtAmounts.Map(routes);
        CourtPapers.Map(routes);
        routes.MapInsolvencies();
        routes.MapDeclarations();
        routes.MapSettlements();
        routes.MapReadSettlements();
        routes.MapWriteOffs();
        routes.MapReadWriteOffs();
        ListApprovals.Map(routes);
    }
}
