global using FileStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Files.LitigationFile,
    Recouvrement.Litigation.Domain.Files.FileCommand,
    Recouvrement.Litigation.Domain.Files.FileEvent>;
global using PlacementStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Placements.Placement,
    Recouvrement.Litigation.Domain.Placements.PlacementCommand,
    Recouvrement.Litigation.Domain.Placements.PlacementEvent>;
global using AgencyStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Agencies.Agency,
    Recouvrement.Litigation.Domain.Agencies.AgencyCommand,
    Recouvrement.Litigation.Domain.Agencies.AgencyEvent>;
global using RuleStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Agencies.PlacementRule,
    Recouvrement.Litigation.Domain.Agencies.RuleCommand,
    Recouvrement.Litigation.Domain.Agencies.RuleEvent>;
global using FileRouteStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Readiness.FileRoute,
    Recouvrement.Litigation.Domain.Readiness.FileRouteCommand,
    Recouvrement.Litigation.Domain.Readiness.FileRouteEvent>;
global using CourtStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Court.CourtProceeding,
    Recouvrement.Litigation.Domain.Court.CourtCommand,
    Recouvrement.Litigation.Domain.Court.CourtEvent>;
global using InsolvencyStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Insolvencies.InsolvencyClaim,
    Recouvrement.Litigation.Domain.Insolvencies.InsolvencyCommand,
    Recouvrement.Litigation.Domain.Insolvencies.InsolvencyEvent>;
global using SettlementStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Settlements.Settlement,
    Recouvrement.Litigation.Domain.Settlements.SettlementCommand,
    Recouvrement.Litigation.Domain.Settlements.SettlementEvent>;
global using WriteOffStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.WriteOffs.WriteOff,
    Recouvrement.Litigation.Domain.WriteOffs.WriteOffCommand,
    Recouvrement.Litigation.Domain.WriteOffs.WriteOffEvent>;
global using WebhookStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Webhooks.Webhook,
    Recouvrement.Litigation.Domain.Webhooks.WebhookCommand,
    Recouvrement.Litigation.Domain.Webhooks.WebhookEvent>;
global using DossierStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Dossiers.Dossier,
    Recouvrement.Litigation.Domain.Dossiers.DossierCommand,
    Recouvrement.Litigation.Domain.Dossiers.DossierEvent>;
global using HeadStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Heads.ChainHeads,
    Recouvrement.Litigation.Domain.Heads.HeadsCommand,
    Recouvrement.Litigation.Domain.Heads.HeadsEvent>;
global using HoldStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.EvidenceHolds.EvidenceHold,
    Recouvrement.Litigation.Domain.EvidenceHolds.HoldCommand,
    Recouvrement.Litigation.Domain.EvidenceHolds.HoldEvent>;
global using MandateStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Mandates.CollectionMandate,
    Recouvrement.Litigation.Domain.Mandates.MandateCommand,
    Recouvrement.Litigation.Domain.Mandates.MandateEvent>;
global using RemittanceStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.Remittances.Remittance,
    Recouvrement.Litigation.Domain.Remittances.RemittanceCommand,
    Recouvrement.Litigation.Domain.Remittances.RemittanceEvent>;
global using FeeInvoiceStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Litigation.Domain.FeeInvoices.FeeInvoice,
    Recouvrement.Litigation.Domain.FeeInvoices.FeeInvoiceCommand,
    Recouvrement.Litigation.Domain.FeeInvoices.FeeInvoiceEvent>;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.FeeInvoices;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Domain.Heads;
using Recouvrement.Litigation.Domain.EvidenceHolds;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Litigation.Domain.Remittances;
using Recouvrement.Litigation.Domain.Settlements;
using Recouvrement.Litigation.Domain.Webhooks;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Litigation.Files;
using Recouvrement.Litigation.Heads;
using Recouvrement.Litigation.Insolvencies;
using Recouvrement.Litigation.Partners.Webhooks;
using Recouvrement.Litigation.Placements;
using Recouvrement.Litigation.Readiness;
using Recouvrement.Litigation.Remittances;
using Recouvrement.Litigation.Settlements;
using Recouvrement.Litigation.WriteOffs;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation;

/// <summary>The kinds of streams of this service, each with its stored names and what it shows in read tables.</summary>
static class Streams
{
    public static EventNames<FileEvent> Files { get; } = new();

    public static EventNames<PlacementEvent> Placements { get; } = new();

    public static EventNames<AgencyEvent> Agencies { get; } = new();

    public static EventNames<RuleEvent> Rules { get; } = new();

    public static EventNames<FileRouteEvent> Routes { get; } = new();
    public static EventNames<CourtEvent> Court { get; } = new();

    public static EventNames<InsolvencyEvent> Insolvencies { get; } = new();

    public static EventNames<SettlementEvent> Settlements { get; } = new();

    public static EventNames<WriteOffEvent> WriteOffs { get; } = new();
    public static EventNames<WebhookEvent> Webhooks { get; } = new();
    public static EventNames<DossierEvent> Dossiers { get; } = new();

    public static EventNames<HeadsEvent> Heads { get; } = new();

    public static EventNames<HoldEvent> EvidenceHolds { get; } = new();

    public static EventNames<MandateEvent> Mandates { get; } = new();

    public static EventNames<RemittanceEvent> Remittances { get; } = new();

    public static EventNames<FeeInvoiceEvent> FeeInvoices { get; } = new();

    public static void AddStreams(this IServiceCollection services)
    {
        services.AddStreams<LitigationFile, FileCommand, FileEvent>("litigation_file", Files, FileView.Show);
        services.AddStreams<Placement, PlacementCommand, PlacementEvent>("placement", Placements, PlacementView.Show);
        services.AddStreams<Agency, AgencyCommand, AgencyEvent>("agency", Agencies, RegisterView.Show);
        services.AddStreams<PlacementRule, RuleCommand, RuleEvent>("placement_rule", Rules, RegisterView.Show);
        services.AddStreams<FileRoute, FileRouteCommand, FileRouteEvent>("file_route", Routes, ChooseRoute.Show);
        services.AddStreams<CourtProceeding, CourtCommand, CourtEvent>("court_proceeding", Court, CourtView.Show);
        services.AddStreams<InsolvencyClaim, InsolvencyCommand, InsolvencyEvent>("insolvency_claim", Insolvencies, InsolvencyView.Show);
        services.AddStreams<Settlement, SettlementCommand, SettlementEvent>("settlement", Settlements, SettlementView.Show);
        services.AddStreams<WriteOff, WriteOffCommand, WriteOffEvent>("write_off", WriteOffs, WriteOffView.Show);
        services.AddStreams<Webhook, WebhookCommand, WebhookEvent>("webhook", Webhooks, WebhookView.Show);
        services.AddStreams<Dossier, DossierCommand, DossierEvent>("dossier", Dossiers, DossierView.Show);
        services.AddStreams<ChainHeads, HeadsCommand, HeadsEvent>("chain_heads", Heads, DrawChainHeads.Show);
        services.AddStreams<EvidenceHold, HoldCommand, HoldEvent>("evidence_hold", EvidenceHolds, null);
        services.AddStreams<CollectionMandate, MandateCommand, MandateEvent>("collection_mandate", Mandates, SignedMandates.Show);
        services.AddStreams<Remittance, RemittanceCommand, RemittanceEvent>("remittance", Remittances, RemittanceView.Show);
        services.AddStreams<FeeInvoice, FeeInvoiceCommand, FeeInvoiceEvent>("fee_invoice", FeeInvoices, RemittanceView.Show);
    }
}
