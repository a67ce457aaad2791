package io.slipway.architecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;

/** The rules of the house. One test class, so that the house is read once however many processes run the tests. */
@AnalyzeClasses(packages = Rooms.HOUSE, importOptions = DoNotIncludeTests.class)
class HouseTest {

    @ArchTest
    static final ArchTests roomRules = ArchTests.in(RoomRules.class);

    @ArchTest
    static final ArchTests purityRules = ArchTests.in(PurityRules.class);
}
