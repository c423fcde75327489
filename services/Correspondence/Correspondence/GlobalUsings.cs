global using MessageStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Messages.Message,
    Recouvrement.Correspondence.Domain.Messages.MessageCommand,
    Recouvrement.Correspondence.Domain.Messages.MessageEvent>;
global using InboundStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Inbound.InboundMail,
    Recouvrement.Correspondence.Domain.Inbound.InboundCommand,
    Recouvrement.Correspondence.Domain.Inbound.InboundEvent>;
global using TextStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Templates.TextTemplate,
    Recouvrement.Correspondence.Domain.Templates.TextCommand,
    Recouvrement.Correspondence.Domain.Templates.TextEvent>;
global using SuppressionStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Suppressions.Suppression,
    Recouvrement.Correspondence.Domain.Suppressions.SuppressionCommand,
    Recouvrement.Correspondence.Domain.Suppressions.SuppressionEvent>;
global using PaperStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Correspondence.Domain.Papers.CasePaper,
    Recouvrement.Correspondence.Domain.Papers.PaperCommand,
    Recouvrement.Correspondence.Domain.Papers.PaperEvent>;
