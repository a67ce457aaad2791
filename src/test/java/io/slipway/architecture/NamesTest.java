package io.slipway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = Rooms.HOUSE)
class NamesTest {

    @ArchTest
    static final ArchRule typesAreNamedByWhatTheyAre = noClasses()
            .should()
            .haveNameMatching(".*(Manager|Helper|Utils?|Impl|Handler|Processor|Service|Data|Info)")
            .because("such an ending fits any class, so it tells nothing of this one: the glossary has the noun");
}
