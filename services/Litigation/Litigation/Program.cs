using Recouvrement.Litigation;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Balances;
using Recouvrement.Litigation.Books;
using Recouvrement.Litigation.Court;
using Recouvrement.Litigation.Debtors;
using Recouvrement.Litigation.Dossiers;
using Recouvrement.Litigation.Files;
using Recouvrement.Litigation.Heads;
using Recouvrement.Litigation.EvidenceHolds;
using Recouvrement.Litigation.Insolvencies;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Litigation.Partners;
using Recouvrement.Litigation.Placements;
using Recouvrement.Litigation.Readiness;
using Recouvrement.Litigation.Remittances;
using Recouvrement.Platform.Hosting;

var service = ServiceHost.Create(args, "litigation");
service.Services.AddStreams();
service.Services.AddSingleton<Placing>();
service.Services.AddSingleton<ChooseAgency>();
service.Services.AddSingleton<Candidates>();
service.Services.AddSingleton<WaitingFiles>();
service.Services.AddSingleton(AgencyOptions.Of(service.Configuration));
service.AddDayWork<AgenciesOfTheDay>();
service.Services.AddSingleton<PlacementDesk>();
service.Services.AddSingleton<WhiteLabel>();
service.Services.AddSingleton<ReportDesk>();
service.Services.AddSingleton<ReportRemittance>();
service.Services.AddSingleton<ReportFees>();
service.Services.AddSingleton<AddClaims>();
service.Services.AddSingleton<LetFileWait>();
service.Services.AddSingleton<ClaimsOnHold>();
service.Services.AddSingleton<InsolvencyToAgencies>();
service.Services.AddSingleton<BalanceBook>();
service.Services.AddSingleton<PartnerExchange>();
WebApplication? app = null;
service.Publications = LitigationPublications.With(() => app!.Services.GetRequiredService<InsolvencyStreams>());
service.AddConsumers(
    typeof(OpenFileWhenClaimsAreHandedOver),
    typeof(ReturnClaimsWhenRecalled),
    typeof(PlaceClaimsWhenAssigned),
    typeof(KeepContactsWhenTheyChange),
    typeof(FollowBalanceWhenItChanges),
    typeof(FollowBalanceWhenInvoiceIsAmended),
    typeof(KeepEvidenceWhenListed),
    typeof(KeepProfileWhenDebtorChanges),
    typeof(HearWhenInsolvencyOpens),
    typeof(EndWhenInsolvencyCloses),
    typeof(KeepLetterheadWhenItChanges),
    typeof(PauseClaimWhenDisputed),
    typeof(ResumeClaimWhenDisputeIsResolved),
    typeof(PauseClaimWhenHeld),
    typeof(ResumeClaimWhenHoldIsLifted));
service.AddDossiers();
service.AddCourt();
service.AddPartners();
service.Services.AddSingleton<OpenMatters>();
service.AddLogReader<HoldEvidence>();
service.AddDayWork<HoldsOfTheDay>();
service.AddDayWork<DrawChainHeads>();
service.AddDayWork<DutiesOfTheDay>();
service.AddDayWork<PausesOfTheDay>();
service.AddPending("acknowledgements", PendingAcknowledgements.Count);
service.AddOperatingFigures();

app = service.Build();
app.MapFiles();
app.MapReadiness();
app.MapPlacements();
app.MapRegister();
ChooseAgency.Map(app);
SetPlacementRules.Map(app);
ExplainChoice.Map(app);
SignedMandates.Map(app);
app.MapMandates();
app.MapCourt();
app.MapPartners();
app.MapDossiers();
app.MapSteering();
AddClaims.Map(app);
ReportRemittance.Map(app);
ReportFees.Map(app);
app.MapAgencyTasks();
app.MapBreaches();
app.MapLedger();
app.MapScorecard();
app.MapPortfolio();
return await service.Run(app);
