@echo off
rem Starts Magpie from its folder: the window without arguments, the command line with them.
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA_EXE=java"
if defined JAVA_HOME set "JAVA_EXE=%JAVA_HOME%\bin\java"
if defined MAGPIE_JAVA set "JAVA_EXE=%MAGPIE_JAVA%"
for /f "tokens=3 delims=. " %%v in ('"%JAVA_EXE%" -version 2^>^&1 ^| findstr /i version') do set "JAVA_VERSION=%%~v"
if not defined JAVA_VERSION goto missing
if %JAVA_VERSION% LSS 25 goto missing
"%JAVA_EXE%" --enable-native-access=ALL-UNNAMED -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms64m -Xmx768m -XX:MinHeapFreeRatio=10 -Xmn24m -XX:MaxHeapFreeRatio=20 -XX:-ShrinkHeapInSteps -Xss512k -Dmagpie.home="%HOME_DIR%" %MAGPIE_OPTS% -cp "%HOME_DIR%\lib\*;%HOME_DIR%\javafx\*" org.magpie.app.Launcher %*
exit /b %ERRORLEVEL%
:missing
echo Magpie needs Java 25 or newer: install a JDK 25 (adoptium.net) or name one in MAGPIE_JAVA. 1>&2
exit /b 1
