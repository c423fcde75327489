using Recouvrement.Dunning;
using Recouvrement.Dunning.Answers;
using Recouvrement.Dunning.Approvals;
using Recouvrement.Dunning.Assignments;
using Recouvrement.Dunning.Calls;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Copies;
using Recouvrement.Dunning.Courts;
using Recouvrement.Dunning.Debtors;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Figures;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Dunning.FormalNotices;
using Recouvrement.Dunning.HandOvers;
using Recouvrement.Dunning.Histories;
using Recouvrement.Dunning.Insolvencies;
using Recouvrement.Dunning.Invoices;
using Recouvrement.Dunning.Limits;
using Recouvrement.Dunning.Meetings;
using Recouvrement.Dunning.Messages;
using Recouvrement.Dunning.Notes;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Objectives;
using Recouvrement.Dunning.Owners;
using Recouvrement.Dunning.Pauses;
using Recouvrement.Dunning.Payments;
using Recouvrement.Dunning.Placements;
using Recouvrement.Dunning.Plans;
using Recouvrement.Dunning.Policies;
using Recouvrement.Dunning.Promises;
using Recouvrement.Dunning.Proposals;
using Recouvrement.Dunning.Requests;
using Recouvrement.Dunning.Runs;
using Recouvrement.Dunning.Sales;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Simulations;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Dunning.Worklist;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;

var service = ServiceHost.Create(args, "dunning");
service.Services.AddStreams();
service.Services.AddSingleton<CaseInbox>();
service.Services.AddScoped<CallersScope>();
service.Services.AddSingleton(RunOptions.Of(service.Configuration));
service.Services.AddSingleton<DueCases>();
service.Services.AddSingleton<RunBatch>();
service.Services.AddSingleton<DunningRun>();
service.Services.AddSingleton<RunQueue>();
service.Services.AddHostedService<FinishRuns>();
service.Services.AddSingleton<Acts>();
service.Services.AddSingleton<CaseDesk>();
service.Services.AddSingleton<StopSwitchDesk>();
service.Services.AddSingleton<CallBack>();
service.Services.AddSingleton<LimitDesk>();
service.Services.AddSingleton<CourtInterruptions>();
service.Services.AddSingleton<EntityPast>();
service.Services.AddSingleton<NextStep>();
service.Services.AddTypesetting(service.Configuration);
service.Services.AddSingleton<HistoryDocument>();
service.Services.AddHostedService<FinishCallingBack>();
var answers = service.Configuration.GetSection("Answers").Get<AnswerOptions>() ?? new();
var links = new AnswerLinks(answers);
service.Services.AddSingleton(links);
service.Services.AddSingleton(_ => new AnswerPace(answers));
service.Services.AddSingleton<AnswerMessage>();
WebApplication? app = null;
service.Publications = DunningPublications.With(links, () => app!.Services.GetRequiredService<UnpaidListStreams>(), () => app!.Services.GetRequiredService<CaseStreams>());
service.Services.AddSingleton<NoticeDesk>();
service.Services.AddSingleton<NoticeNews>();
service.Services.AddSingleton(services => DocumentStores.Of(services.GetRequiredService<IConfiguration>()));
service.Services.AddSingleton<HistoryPieces>();
service.AddLogReader<KeepHistoryWhenHandedOver>();
service.AddLogReader<TellColleagues>();
service.Services.AddSingleton<TaskDesk>();
service.Services.AddSingleton<FollowUpTasks>();
service.Services.AddSingleton<FollowUpDesk>();
service.Services.AddSingleton<Unpaid>();
service.Services.AddSingleton<UnpaidListDesk>();
service.Services.AddSingleton<MinutesDocument>();
service.AddConsumers(
    typeof(ProfileDebtorWhenChanged),
    typeof(LearnReachWhenContactsChange),
    typeof(LearnWaysWhenClosed),
    typeof(StopWhenInsolvencyOpens),
    typeof(NoteWhenInsolvencyCloses),
    typeof(InterruptWhenPaymentOrderIsServed),
    typeof(EndInterruptionWhenCourtActionEnds),
    typeof(InterruptWhenClaimIsDeclared),
    typeof(JudgeInterruptionWhenClaimIsAdmitted),
    typeof(HearPenaltyClauseWhenAgreed),
    typeof(LearnCoverWhenInsured),
    typeof(EnterInvoiceWhenIssued),
    typeof(AmendInvoiceWhenCorrected),
    typeof(FollowBalanceWhenItChanges),
    typeof(StopInvoiceWhenDisputed),
    typeof(ResumeInvoiceWhenDisputeIsResolved),
    typeof(HoldInvoiceWhenHeld),
    typeof(ResumeInvoiceWhenHoldIsLifted),
    typeof(TakeRemindersWhenImported),
    typeof(NoteCopyWhenKept),
    typeof(ForgetCopyWhenWithdrawn),
    typeof(KeepWaysToPayWhenLetterheadChanges),
    typeof(NotePaymentWhenReceived),
    typeof(CorrectPaymentWhenCorrected),
    typeof(DropPaymentWhenReversed),
    typeof(HearBankFeedWhenReceived),
    typeof(CountContactWhenMessageIsSent),
    typeof(NoteFailureWhenMessageFails),
    typeof(NoteBounceWhenMessageBounces),
    typeof(FollowLetterWhenItMoves),
    typeof(TakeReplyWhenReceived),
    typeof(NotePlacementWhenClaimsArePlaced),
    typeof(NoteAcknowledgementWhenAgencyAccepts),
    typeof(NoteActionWhenAgencyReports),
    typeof(NotePromiseWhenAgencyReports),
    typeof(NoteCollectionWhenAgencyReports),
    typeof(TakeClaimBackWhenReturned));
service.AddDayWork<RunOfTheDay>();
service.AddDayWork<MeetingsOfTheDay>();
service.AddDayWork<RequestsOfTheDay>();
service.AddDayWork<HistoriesOfTheDay>();
service.AddOperatingFigures();

app = service.Build();
app.UseScopes();
app.MapCases();
app.MapInsolvency();
app.MapLimits();
NextStep.MapNextStep(app);
app.MapWorklist();
app.MapApprovals();
app.MapCalls();
app.MapContacts();
app.MapPromises();
app.MapPlans();
app.MapPauses();
app.MapAssignments();
app.MapSales();
app.MapFollowUps();
app.MapFormalNotices();
app.MapNotes();
app.MapRuns();
app.MapPolicies();
app.MapPolicyChanges();
app.MapPolicyChoice();
app.MapSimulations();
app.MapProposals();
AnswerMessage.Map(app);
app.MapWaivers();
app.MapSettings();
app.MapStopAll();
app.MapLevels();
app.MapTeam();
app.MapOwners();
app.MapTasks();
app.MapRequests();
app.MapNotices();
app.MapMeetings();
app.MapObjectives();
app.MapContactFigures();
app.MapScopes();
return await service.Run(app);
