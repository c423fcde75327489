using Recouvrement.Correspondence;
using Recouvrement.Correspondence.Calls;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Correspondence.Figures;
using Recouvrement.Correspondence.Inbound;
using Recouvrement.Correspondence.Mail;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Correspondence.Notices;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Correspondence.Papers;
using Recouvrement.Correspondence.Post;
using Recouvrement.Correspondence.QuietTimes;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Correspondence.Suppressions;
using Recouvrement.Correspondence.TextMessages;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Typesetting;

var service = ServiceHost.Create(args, "correspondence");
service.Publications = CorrespondencePublications.All;
service.AddConsumers(
    typeof(KeepContactsWhenTheyChange), typeof(KeepLetterheadWhenItChanges), typeof(RequestMessageWhenAsked), typeof(WithdrawMessageWhenCalledBack),
    typeof(RequestNoticeWhenAsked), typeof(KeepInvoiceCopyWhenKept), typeof(DropInvoiceCopyWhenWithdrawn), typeof(KeepCallWhenAsked),
    typeof(NoteHandOverWhenClaimsLeave), typeof(KeepHoldWhenItChanges));
service.AddPending("outgoing", Claims.Pending);
// Without a store nothing is ever copied, and no day waits for it.
if (DocumentStores.IsSet(service.Configuration)) service.AddPending("case_papers", KeepCasePapers.Pending);

service.Services.AddTypesetting(service.Configuration);
service.Services.AddSingleton(_ => new EmailTexts());
service.Services.AddStreams<Message, MessageCommand, MessageEvent>("message", CorrespondencePublications.Names, MessageView.Show);
service.Services.AddStreams<CasePaper, PaperCommand, PaperEvent>("case_paper", CorrespondencePublications.PaperNames, KeptPapers.Show);
service.Services.AddHostedService<KeepCasePapers>();
service.Services.AddSingleton(services => DocumentStores.Of(services.GetRequiredService<IConfiguration>()));
service.Services.AddSingleton<InvoiceCopies>();
service.Services.AddSingleton(_ => new EnclosureRules());
service.Services.Configure<CopiesOptions>(service.Configuration.GetSection("Copies"));
service.Services.AddSingleton(parts => new PrintedCopies(parts.GetRequiredKeyedService<Typesetter>(TextPress.Apart).ReadPages, parts.GetRequiredService<ILogger<PrintedCopies>>()));
service.Services.AddSingleton<Enclosures>().AddSingleton<Envelopes>();
service.Services.AddOwnTexts();
service.AddSuppressions();
service.Services.Configure<QuietOptions>(service.Configuration.GetSection("QuietTime"));
service.Services.AddSingleton<QuietTime>();
service.AddDayWork<WakeWhatWasQuiet>();
service.Services.AddSingleton<Preparation>();
service.Services.AddSingleton<NoticePreparation>();
service.Services.AddSingleton<SendMessage>();
service.AddInbound();
service.AddMail();
service.AddCarrier<PacedMail>();
service.AddPost();
service.AddTextMessages();
service.AddOperatingFigures();

var app = service.Build();
app.MapMessages();
app.MapOwnTexts();
app.MapNotices();
app.MapPost();
app.MapSuppressions();
app.MapSendingTimes();
app.MapMessageFigures();
app.MapInbound();
app.MapCallScripts();
app.MapCasePapers();
return await service.Run(app);
