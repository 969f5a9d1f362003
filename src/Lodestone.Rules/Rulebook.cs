using System.Collections.Frozen;
using Lodestone.Vocabulary;
using static Lodestone.Rules.AssayRules;
using static Lodestone.Rules.ChangeRules;
using static Lodestone.Rules.CommissionRules;
using static Lodestone.Rules.ConsortiumRules;
using static Lodestone.Rules.ContractRules;
using static Lodestone.Rules.CorrectionRules;
using static Lodestone.Rules.CreditRules;
using static Lodestone.Rules.EndingRules;
using static Lodestone.Rules.GenesisRules;
using static Lodestone.Rules.HoldRules;
using static Lodestone.Rules.KeyRules;
using static Lodestone.Rules.LotRules;
using static Lodestone.Rules.ObservingRules;
using static Lodestone.Rules.PackingRules;
using static Lodestone.Rules.PartyRules;
using static Lodestone.Rules.PeriodRules;
using static Lodestone.Rules.PlantRules;
using static Lodestone.Rules.QuarantineRules;
using static Lodestone.Rules.ReceivingRules;
using static Lodestone.Rules.SettlementRules;
using static Lodestone.Rules.ShippingRules;
using static Lodestone.Rules.SiteRules;
using static Lodestone.Rules.SourceCorrection;
using static Lodestone.Rules.StockRules;
using static Lodestone.Rules.TitleRules;
using static Lodestone.Rules.TransformRules;
using static Lodestone.Rules.TwoPersonRules;

namespace Lodestone.Rules;

/// <summary>
/// The law as a table: for each act, the rules that it must pass, in order of precedence, and then what it does. In
/// SCITT's words this is the registration policy (RFC 9943). Pure: the same state, statement and position give the same
/// verdict everywhere.
/// </summary>
public static partial class Rulebook
{
    /// <summary>
    /// Version of the law in every block header: any change of a verdict or of a row's form raises it.
    /// </summary>
    public const int Version = 1;

    private static readonly FrozenDictionary<Type, ActLaw> Law = new ActLaw[]
    {
        // The registry
        On<Genesis>(
            [
                GenesisIsSpokenByItsRoot, EveryMemberHasAKey, MembersAreDistinct, KeysAreOfItsSuites,
                RootHasTwoPersons, GenesisStandsAloneInEntryZero, RootKeysAreNew, MemberKeysAreNew, QuorumIsWithinBounds,
            ],
            BeginNetwork),
        OnOneOrTwoPersons<RegisterParty>(
            [
                PartyKeysAreOfTheSuites, OnlyTheRootAuthority, PartyIsNew, AuthoritiesHaveTwoPersons,
                AuthoritiesAreRegisteredByTwo, RootComesOnlyWithTheGenesis, PartyKeysAreNew,
            ],
            EnterParty),
        OnTwoPersons<SuspendParty>([RootIsNotSuspended, SuspendedPartyIsKnown, OnlyTheRootAuthority], SetSuspension),
        OnOneOrTwoPersons<RegisterKey>([KeyIsOfTheSuites, AnotherPersonsKeyNeedsTwo, KeyIsNew, KeyHasATimeToSign], EnterKey),
        OnOneOrTwoPersons<RevokeKey>(
            [
                RevokedKeyIsKnown, KeyIsTheIssuersOrIssuerIsRoot, KeyIsNotRevokedYet, AnotherPersonsVoiceNeedsTwo,
                SuspicionBeginsInThePast,
            ],
            EndKey),
        On<RegisterSite>([SitePartyIsKnown, SiteIsRegisteredByItsPartyOrAnAuthority, SiteIsNew], EnterSite),
        On<GrantPermit>(
            [
                PermittedPartyIsKnown, OnlyTheIndustryAuthority, PermitNamesItsSite, PermitIsForTheirOwnSite,
                OnlyLaboratoriesAreAccredited, PermitIsNew, PermitLasts,
            ],
            EnterPermit),
        On<RevokePermit>([OnlyTheIndustryAuthority, PermitStillStands], EndPermit),
        On<RegisterCircuit>([CircuitStepIsKnown, CircuitIsAtTheIssuersSite, CircuitIsNew], EnterCircuit),
        On<RegisterStream>(
            [StreamYieldsAListedElement, OnlyTheIndustryAuthority, StreamSiteIsKnown, StreamIsNew], EnterStream),
        On<RegisterInstrument>(
            [InstrumentIsAtTheIssuersSite, InstrumentIsNewOrRenewed, CalibrationLasts], EnterInstrument),
        On<RegisterContract>(
            [
                SellerAndBuyerAreTwo, UmpireIsAThird, ContractPartiesAreKnown, ContractIsTheIssuers,
                UmpireIsALaboratory, ContractIsNew,
            ],
            EnterContract),

        // Decisions of authority
        On<Propose>([OnlyPrivilegedActsAreProposed, ProposedActWouldStand], EnterProposal),
        On<Approve>([ApprovalIsOfTheSameAuthority, ProposalIsOpen, ApproverIsAnotherPerson], Enact),
        On<PlaceHold>(
            [
                SomeLotIsNamed, OnlyAnAuthorityMayHold, LotsAreKnown, ConsumedLotsStayConsumed, LotsAreNamedOnce,
                HoldIsNew,
            ],
            Hold),
        OnTwoPersons<LiftHold>([OnlyAnAuthorityMayHold, OnlyTheHolderMayLift, HoldStands], Lift),
        On<ClearGoods>(
            [
                SomeLotIsNamed, OnlyCustomsMayClear, LotsAreKnown, ConsumedLotsStayConsumed,
                QuarantinedLotsAreUntouched, HeldLotsAreUntouched, LotsAreNamedOnce, DeclarationIsNew,
            ],
            Clear),
        OnTwoPersons<DecideQuarantine>(
            [
                SomeLotIsNamed, OnlyTheFinderIsGivenTheLot, OnlyTheIndustryAuthority, LotsAreKnown, LotsAreNamedOnce,
                LotsAreInQuarantine,
            ],
            Decide),
        On<ClosePeriod>([OnlyTheIndustryAuthority, PeriodSiteIsKnown, PeriodHasEndedAndIsOpen], Close),
        On<CloseOpeningWindow>([OnlyTheIndustryAuthority, OpeningWindowIsOpen], CloseTheOpening),
        OnTwoPersons<AllowLateEntry>([LatePartyIsKnown, OnlyTheIndustryAuthority, AllowanceLasts], Allow),

        // Governance by the member organisations
        On<ProposeChange>(
            [
                MemberHasItsKey, OnlyAFullMemberProposes, NothingComesTwice, ProposalHasAnEnd, ChangeLiesAhead,
                ChangeWouldStand,
            ],
            EnterMotion),
        On<ApproveChange>(
            [OnlyAFullMemberAgrees, MotionIsOpen, MotionLiesAhead, OrganisationHasOneVoice], AddVoice),

        // Making
        On<CommissionLot>(
            [
                SourceIsWellDeclared, StreamIsRegisteredHere, LotIsWellDeclared, SourceIsPermitted,
                CommissioningIsTimely, LotIsNew, SourceIsNotTheUnaccounted, ModelFitsTheSource, ClaimsMayStand,
                LotIsWithinItsStream, CompositionFits,
            ],
            BringLot),
        On<TransformLots>(
            [
                LossesAreAmounts, OutputsAreInGrammar, StepIsKnown, FormFitsTheStep, OutputsAreIdentified,
                StepIsPermitted, StepIsTimely, LotsMayBeUsedAndMade, CircuitIsOfTheStep,
            ],
            Transform),
        On<TakeStock>(
            [
                MeasuredAreAmounts, AmountsAreOfACircuit, StockIsTheIssuers, StockIsTimely, LotsAreThere, CircuitIsHere,
            ],
            TrueStock),
        On<RecordAssay>([AssayerMayReport, AnalyserIsCalibrated, AssayIsTimely, ResultIsNotFinalYet], EnterAssay),
        On<TransferCredit>([CreditIsAnAmount, CreditIsTheIssuersToGive, CreditIsNotTheUnaccounted], PassCredit),

        // Corrections
        OnTwoPersons<CorrectSource>(
            [
                AssayShowsMore, OnlyTheIndustryAuthority, AssayIsAccredited, SourceIsWhole, LotIsASource,
                CorrectionIsWithinBounds,
            ],
            Raise),
        On<CorrectEvent>([TargetIsKnown, TargetIsNotCorrectedYet, TargetIsTheIssuers], Correct),

        // Movement, title and the end
        On<PackLots>(
            [
                SomeLotIsNamed, PackingIsTimely, LotsAreKnown, ConsumedLotsStayConsumed, QuarantinedLotsAreUntouched,
                HeldLotsAreUntouched, OnlyThePossessorMayAct, LotsAreNotPacked, LotsAreNotInTransit,
                PackedLotsAreAtOneSite, LotsAreNamedOnce, ParentIsNotInUseByAnother,
            ],
            Pack),
        On<UnpackLots>(
            [
                PackingIsTimely, LotsAreKnown, OnlyThePossessorMayAct, LotsAreNotInTransit, LotsAreNamedOnce,
                ParentHoldsTheLots,
            ],
            Unpack),
        On<ShipLots>(
            [
                SomethingIsShipped, ShipmentPartiesAreKnown, ShipmentSitesAreKnown, SitesAreTheShippersAndTheReceivers,
                ShipperIsPermitted, ShipperScaleIsCalibrated, ShippingIsTimely, LotsAreKnown, ConsumedLotsStayConsumed,
                QuarantinedLotsAreUntouched, OnlyThePossessorMayAct, PackedChildDoesNotMoveAlone, LotsAreNotInTransit,
                LotsAreWhereTheyLeave, LotsAreNamedOnce, ShippedParentsAreKnown, ShipmentIsNew, OnlyTheOwnerGivesTitle,
                ContractIsBetweenThem,
            ],
            Ship),
        On<ReceiveLots>(
            [
                SomeLotIsNamed, GoodsArriveAtTheIssuersSite, ReceiverScaleIsCalibrated, ReceiptIsTimely, LotsAreKnown,
                ConsumedLotsStayConsumed, OnlyGoodsStillHereAreWeighedAgain, LotsAreNamedOnce, OnlyTheReceiverReceives,
                FinalWeightsStayFinal,
            ],
            Receive),
        On<ObserveLots>(
            [
                SomeLotIsNamed, ObservingSiteIsKnown, LotsAreKeptAtTheIssuersSite, ObservationIsTimely, LotsAreKnown,
                ConsumedLotsStayConsumed, OnlyWhoHasThemTellsWhereTheyAre, PackedLotsDoNotGoAlone, LotsAreNamedOnce,
            ],
            Observe),
        On<TransferTitle>(
            [
                SomeLotIsNamed, NewOwnerIsKnown, IssuerIsTheOneWhoTransfers, TransferIsTimely, LotsAreKnown,
                ConsumedLotsStayConsumed, QuarantinedLotsAreUntouched, HeldLotsAreUntouched, PackedLotsDoNotGoAlone,
                LotsAreNamedOnce, OnlyTheOwnerMayAct,
            ],
            PassTitle),
        On<EndLots>(
            [
                SomeLotIsNamed, EndIsTimely, LotsAreKnown, ConsumedLotsStayConsumed, NoMoreEndsThanIsLeft,
                QuarantinedLotsDoNotLeave, HeldLotsDoNotLeave, OnlyThePossessorMayAct, PackedLotsDoNotLeaveAlone,
                LotsInTransitDoNotLeave, LotsAreNamedOnce, SomethingEnds, OnlyTheOwnerDisposes, ExportedGoodsAreCleared,
            ],
            EndOrQuarantine),
        On<RecordThings>([ThingsAreNotInTheFuture, ThingsAreNoLots], RecordOnly),

        // Weights and assays between two parties
        On<SealResult>(
            [OnlySellerAndBuyerSeal, LotsAreKnown, SealedLotIsOfTheShipment, NothingIsSealedTwice, SealingIsAgreed],
            Seal),
        On<OpenResult>(
            [
                TheSameElementIsPaid, OnlyTheThreeOpen, UmpireIsAccredited, LotsAreKnown, OpenedLotIsOfTheShipment,
                NothingIsOpenedTwice, ResultMatchesItsSeal, OpeningIsAgreed, BothHaveSpokenBefore,
            ],
            Open),
    }.ToFrozenDictionary(row => row.ActType);
}
